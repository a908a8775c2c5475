package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.script.History;
import dev.migrate.script.JavaScripts;
import dev.migrate.script.PackagedScripts;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What was packaged.
 *
 * @param revisions how many revisions
 * @param changes how many files had to be written or removed for that
 */
public record Packaging(int revisions, int changes) {

    static Packaging write(ProjectRevisions project, Path classes, String module) {
        List<Script> scripts = project.directory().read();
        check(scripts, project.settings().java().classPath(), module);
        try (JavaScripts java = project.java()) {
            ScriptPackage target =
                    new ScriptPackage(classes, module, project.settings().base());
            return new Packaging(scripts.size(), target.write(scripts, java));
        }
    }

    /** A history that is not sound by itself may go on one that is packaged in a dependency. */
    private static void check(List<Script> scripts, Supplier<List<Path>> classPath, String module) {
        try {
            History.of(scripts);
        } catch (MigrateException alone) {
            List<Script> all = new ArrayList<>(PackagedScripts.readFrom(classPath.get(), module));
            if (all.isEmpty()) {
                throw alone;
            }
            all.addAll(scripts);
            History.of(all);
        }
    }
}
