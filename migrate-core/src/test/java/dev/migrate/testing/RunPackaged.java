package dev.migrate.testing;

import dev.migrate.MigrateException;
import dev.migrate.command.PackagedMigrate;
import dev.migrate.postgres.Database;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.StringUtils;

/** An application in a process of its own, in a Java without compiler, with no other jars than it needs. */
public final class RunPackaged {

    private static final List<String> NEEDED = List.of("postgresql", "commons-lang3");

    private RunPackaged() {}

    /** What the application says. */
    public static String run(Path base, Path jar, TestDatabase database) throws IOException, InterruptedException {
        List<String> classPath = new ArrayList<>(
                List.of(jar.toString(), Path.of("target", "classes").toString()));
        for (String entry : StringUtils.split(System.getProperty("java.class.path"), File.pathSeparator)) {
            String name = Path.of(entry).getFileName().toString();
            if (NEEDED.stream().anyMatch(needed -> name.matches(needed + "-[\\d.]+\\.jar"))) {
                classPath.add(entry);
            }
        }
        Path mine = base.resolve("mine");
        String self = Main.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(mine.resolve(self).getParent());
        Files.copy(Path.of("target", "test-classes").resolve(self), mine.resolve(self));
        classPath.add(mine.toString());
        Path output = base.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base,java.sql,java.naming,java.management,java.security.jgss",
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        Main.class.getName(),
                        database.url(),
                        database.user(),
                        database.password())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** The application. */
    static final class Main {

        private Main() {}

        /** Upgrades: {@code Main <url> <user> <password>}. */
        public static void main(String[] arguments) throws ClassNotFoundException {
            try {
                Database database = Database.of(arguments[0], arguments[1], arguments[2]);
                PackagedMigrate migrate = PackagedMigrate.of(Class.forName("shop.Shop"), database);
                System.out.println("upgraded: " + migrate.upgrade().steps().size() + " steps");
            } catch (MigrateException e) {
                System.out.println(e.problem() + "\n" + e.hint());
            }
        }
    }
}
