package dev.migrate.embedded;

import dev.migrate.embedded.DataDirectory.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running embedded PostgreSQL. Closing it stops the server if this handle started it, and leaves one that was already
 * running alone. Should this JVM die without closing it, the server stops by itself.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The superuser of every embedded cluster. */
    public static final String USER = "postgres";

    /** The database that exists in every embedded cluster. */
    public static final String DATABASE = "postgres";

    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(30);

    /** After a large run the last checkpoint has much to write. */
    private static final Duration SHUTDOWN_LIMIT = Duration.ofMinutes(5);

    private final DataDirectory directory;
    private final int port;
    private final @Nullable ServerProcess process;
    private final @Nullable DirectoryLock lock;

    private EmbeddedPostgres(
            DataDirectory directory, int port, @Nullable ServerProcess process, @Nullable DirectoryLock lock) {
        this.directory = directory;
        this.port = port;
        this.process = process;
        this.lock = lock;
    }

    /** How much of a cluster's content has to survive a crash of the machine. */
    public enum Durability {
        /** As a server is by default. */
        FULL,
        /** Nothing has to: for scratch and tests, where it saves every sync. */
        NONE
    }

    /**
     * Opens the server over a directory for this process alone: another one that wants the same directory waits until
     * this handle is closed. A server that was started to stay is used as it is.
     */
    public static EmbeddedPostgres open(PostgresHome home, Path directory, Durability durability) {
        return open(home, new DataDirectory(directory.toAbsolutePath()), durability);
    }

    /** Starts the server over a directory, to be shared with other processes until this one ends or stops it. */
    public static EmbeddedPostgres share(PostgresHome home, Path directory, Durability durability) {
        EmbeddedPostgres opened = open(home, directory, durability);
        if (opened.lock != null) {
            opened.lock.close();
        }
        return new EmbeddedPostgres(opened.directory, opened.port, opened.process, null);
    }

    /** Stops the server that runs over a directory, whoever started it; tells whether there was one. */
    public static boolean stop(Path directory) {
        DataDirectory data = new DataDirectory(directory.toAbsolutePath());
        Optional<RunningServer> running = data.running();
        running.ifPresent(server -> {
            Command.succeeds(List.of(), "kill", "-INT", Long.toString(server.pid()));
            awaitEnd(data);
            data.disowned();
        });
        return running.isPresent();
    }

    private static EmbeddedPostgres open(PostgresHome home, DataDirectory directory, Durability durability) {
        DirectoryLock lock = DirectoryLock.of(directory.root());
        try {
            Optional<RunningServer> running = directory.running();
            if (running.isPresent() && directory.ownerLives()) {
                lock.close();
                return new EmbeddedPostgres(directory, awaitReady(directory), null, null);
            }
            if (running.isPresent()) {
                awaitEnd(directory); // an orphan, about to stop by itself
            }
            directory.forgetDeadServer();
            directory.prepare(home);
            directory.ownedByThisProcess();
            ServerProcess process = ServerProcess.start(home, directory, durability);
            return new EmbeddedPostgres(directory, process.port(), process, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static int awaitReady(DataDirectory directory) {
        if (!Waiting.until(() -> directory.running().map(RunningServer::ready).orElse(false), STARTUP_LIMIT)) {
            throw new IllegalStateException(
                    "The PostgreSQL in " + directory.root() + " does not become ready; its log is " + directory.log());
        }
        return directory.running().orElseThrow().port();
    }

    private static void awaitEnd(DataDirectory directory) {
        if (!Waiting.until(() -> directory.running().isEmpty(), SHUTDOWN_LIMIT)) {
            throw new IllegalStateException("The PostgreSQL in " + directory.root() + " is still shutting down after "
                    + SHUTDOWN_LIMIT.toMinutes() + " minutes and ends by itself; its log is " + directory.log());
        }
    }

    /** Lets the server outlive this JVM; {@link #stop(Path)} ends it. */
    public void detach() {
        directory.detached();
        if (process != null) {
            process.detach();
        }
    }

    /** Whether this handle started the server, and not somebody before. */
    public boolean startedHere() {
        return process != null;
    }

    /** The TCP port it listens on, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The password of {@link #USER}. */
    public String password() {
        return directory.password();
    }

    /** The JDBC URL of one of its databases, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        try {
            if (process != null) {
                process.stop(SHUTDOWN_LIMIT);
                directory.disowned();
            }
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
