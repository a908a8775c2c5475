package dev.migrate.script;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that makes one revision ready to run: {@code Prepare <base> <file>}. */
final class Prepare {

    private Prepare() {}

    public static void main(String[] arguments) throws IOException {
        Path base = Path.of(arguments[0]);
        Path file = base.resolve(arguments[1]);
        Script script = new ScriptParser(base).parse(file, Files.readAllBytes(file));
        try (JavaScripts scripts = new JavaScripts(JavaSettings.of(base.resolve("cache")))) {
            scripts.prepare(List.of(script));
            System.out.println("ready");
        } catch (MigrateException e) {
            System.out.println(e.problem() + "\n" + e.hint());
        }
    }
}
