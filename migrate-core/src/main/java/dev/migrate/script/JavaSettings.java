package dev.migrate.script;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * How revisions in Java are compiled.
 *
 * @param classPath the classes and jars of the project that they may use; asked only when there is something to compile
 *     or to run, for it may take a while to find
 * @param cache the directory that keeps compiled classes; created where it is missing
 * @param release the Java version to compile for; empty for that of the running JVM
 */
public record JavaSettings(Supplier<List<Path>> classPath, Path cache, OptionalInt release) {

    /** For revisions that use nothing but Migrate and Java itself. */
    public static JavaSettings of(Path cache) {
        return new JavaSettings(List::of, cache, OptionalInt.empty());
    }
}
