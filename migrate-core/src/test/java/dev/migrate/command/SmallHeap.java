package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.revision.Target;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JVM of its own with little memory, that upgrades to head or writes the script of it, and says what is refused. */
final class SmallHeap {

    private SmallHeap() {}

    /** Runs there what {@link #main} does; answers with what it said. */
    static String run(String heap, String action, Path base, TestDatabase database)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        action,
                        base.toString(),
                        database.url(),
                        database.user(),
                        database.password())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.lines()
                .filter(line -> !line.startsWith("SLF4J"))
                .reduce("", (before, line) -> before + line + "\n");
    }

    public static void main(String[] arguments) throws IOException {
        Path base = Path.of(arguments[1]);
        Migrate migrate = new Project(base, new TestDatabase(arguments[2], arguments[3], arguments[4])).migrate();
        try (OutputStream script = Files.newOutputStream(base.resolve("script.sql"))) {
            if (arguments[0].equals("upgrade")) {
                migrate.upgrade(Target.parse("head"));
            } else {
                migrate.upgradeSql(OfflinePlan.parse("base:head", ""), script);
            }
            System.out.println("done");
        } catch (MigrateException e) {
            System.out.println(e.problem() + "\n" + e.hint());
        }
    }
}
