package dev.migrate.embedded;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Where one embedded server keeps its things: {@code data}, {@code password}, {@code server.log} and {@code owner}, the
 * process that the server lives and dies with.
 *
 * @param root the folder, such as {@code target/migrate/postgres}
 */
record DataDirectory(Path root) {

    private static final String DETACHED = "detached";

    // the lines of postmaster.pid, as PostgreSQL's miscadmin.h numbers them
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("server.log");
    }

    private Path passwordFile() {
        return root.resolve("password");
    }

    private Path ownerFile() {
        return root.resolve("owner");
    }

    String password() {
        return read(passwordFile());
    }

    /** Makes the cluster if there is none yet; refuses one of another major version. */
    void prepare(PostgresHome home) {
        try {
            Path version = data().resolve("PG_VERSION");
            if (!Files.exists(version)) {
                Path unfinished = root.resolve("unfinished");
                home.copyTemplate(unfinished);
                Files.copy(
                        home.templatePassword(),
                        passwordFile(),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
            String wanted = read(home.template().resolve("PG_VERSION"));
            if (!read(version).equals(wanted)) {
                throw new MigrateException(
                        "The data in " + root + " belongs to PostgreSQL " + read(version)
                                + ", and the embedded server is PostgreSQL " + wanted + ".",
                        "Delete that folder to start afresh (mvn clean), or set migrate.embedded.version to a release of "
                                + read(version) + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server that runs over this directory, if one does. */
    Optional<RunningServer> running() {
        List<String> lines;
        try {
            lines = Files.readAllLines(data().resolve("postmaster.pid"));
        } catch (IOException none) {
            return Optional.empty();
        }
        if (lines.size() <= STATUS_LINE) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.get(PID_LINE).strip());
        return isPostgres(pid)
                ? Optional.of(new RunningServer(
                        pid,
                        Integer.parseInt(lines.get(PORT_LINE).strip()),
                        lines.get(STATUS_LINE).strip().equals("ready")))
                : Optional.empty();
    }

    /** A dead server's number may by now be another program's; a program that hides its name is taken for a server. */
    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(true))
                .orElse(false);
    }

    /** Removes what a dead server left behind, where PostgreSQL would mistake another program of that number for it. */
    void forgetDeadServer() {
        try {
            Path pidFile = data().resolve("postmaster.pid");
            if (Files.exists(pidFile)) {
                long pid =
                        Long.parseLong(Files.readAllLines(pidFile).get(PID_LINE).strip());
                if (ProcessHandle.of(pid).isPresent() && !isPostgres(pid)) {
                    Files.delete(pidFile);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process that the server belongs to still lives, or the server was told to outlive it. */
    boolean ownerLives() {
        if (!Files.exists(ownerFile())) {
            return false;
        }
        String owner = read(ownerFile());
        return owner.equals(DETACHED)
                || ProcessHandle.of(Long.parseLong(owner))
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
    }

    void ownedByThisProcess() {
        write(ownerFile(), Long.toString(ProcessHandle.current().pid()));
    }

    void detached() {
        write(ownerFile(), DETACHED);
    }

    void disowned() {
        try {
            Files.deleteIfExists(ownerFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What {@code postmaster.pid} says.
     *
     * @param pid the server's process
     * @param port the TCP port it listens on
     * @param ready whether it takes connections
     */
    record RunningServer(long pid, int port, boolean ready) {}
}
