package dev.migrate.faults;

import dev.migrate.revision.Target;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** A JVM of its own that upgrades to head, to be killed. */
final class Runner {

    private Runner() {}

    static Process start(Path base, TestDatabase database) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Runner.class.getName(),
                        base.toString(),
                        database.url(),
                        database.user(),
                        database.password())
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("runner.log").toFile())
                .start();
    }

    public static void main(String[] arguments) {
        TestDatabase database = new TestDatabase(arguments[1], arguments[2], arguments[3]);
        new Project(Path.of(arguments[0]), database).migrate().upgrade(Target.parse("head"));
    }
}
