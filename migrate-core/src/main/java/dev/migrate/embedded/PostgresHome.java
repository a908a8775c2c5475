package dev.migrate.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.lang3.StringUtils;

/**
 * PostgreSQL of one version, unpacked in the user's cache, with a fresh cluster beside it that new data directories are
 * copied from: {@code initdb} runs once a version, not once a project.
 */
public final class PostgresHome {

    private static final int READ_EXECUTE_BITS = 0100;

    private final Path directory;

    private PostgresHome(Path directory) {
        this.directory = directory;
    }

    /**
     * Unpacks the binaries unless they are there already.
     *
     * @param cache the folder to keep them in, one folder a version
     * @param name what to call them there, such as {@code 18.6.0-linux-amd64}
     * @param archive the artifact's jar; asked for only where it is needed
     */
    public static PostgresHome install(Path cache, String name, ArchiveSource archive) {
        Path directory = cache.resolve(name);
        PostgresHome home = new PostgresHome(directory);
        if (!Files.exists(home.template())) {
            try (DirectoryLock ignored = DirectoryLock.of(cache)) {
                if (!Files.exists(home.template())) {
                    home.unpack(archive.jar());
                    home.createTemplate();
                }
            }
        }
        return home;
    }

    /** Where the binaries come from. */
    @FunctionalInterface
    public interface ArchiveSource {
        /** The jar that holds one {@code .txz} archive of the server. */
        Path jar();
    }

    /**
     * The cache that every project of this user shares: {@code $XDG_CACHE_HOME/migrate/postgres} or its usual place. For a
     * root who has to become nobody, whom root's home keeps out, it is {@code /var/cache/migrate/postgres}.
     */
    public static Path userCache() {
        if (UnprivilegedUser.current() instanceof UnprivilegedUser.Nobody) {
            return Path.of("/var/cache/migrate/postgres");
        }
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = StringUtils.isBlank(configured)
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return caches.resolve("migrate").resolve("postgres");
    }

    /** The server's program. */
    String postgres() {
        return program("postgres");
    }

    /** A cluster as {@code initdb} leaves it. */
    Path template() {
        return directory.resolve("template");
    }

    /** The password of the user {@code postgres} in {@link #template()}. */
    Path templatePassword() {
        return directory.resolve("password");
    }

    private String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private void unpack(Path jar) {
        try {
            Files.createDirectories(directory);
            try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
                ZipEntry entry = zip.getNextEntry();
                while (entry != null && !entry.getName().endsWith(".txz")) {
                    entry = zip.getNextEntry();
                }
                if (entry == null) {
                    throw new IOException(jar + " holds no .txz archive");
                }
                extract(zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void extract(InputStream archive) throws IOException {
        TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = entry.resolveIn(directory);
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                Files.deleteIfExists(target);
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    boolean executable = (entry.getMode() & READ_EXECUTE_BITS) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    /** Built under another name and moved when whole, so that a killed build leaves nothing that looks finished. */
    private void createTemplate() {
        try {
            Path unfinished = Files.createDirectories(directory.resolve("unfinished"));
            delete(unfinished);
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            Files.deleteIfExists(templatePassword());
            Files.createFile(
                    templatePassword(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(templatePassword(), HexFormat.of().formatHex(random));

            Files.createDirectories(unfinished);
            UnprivilegedUser user = UnprivilegedUser.current();
            user.own(unfinished);
            user.own(templatePassword());
            Command.run(
                    user.prefix(),
                    program("initdb"),
                    "--pgdata=" + unfinished,
                    "--username=" + EmbeddedPostgres.USER,
                    "--pwfile=" + templatePassword(),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--no-locale",
                    "--no-sync");
            Files.move(unfinished, template(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the fresh cluster to a new place. */
    void copyTemplate(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(template())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        target.resolve(template().relativize(file).toString()),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
