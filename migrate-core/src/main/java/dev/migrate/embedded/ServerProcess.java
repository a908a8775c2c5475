package dev.migrate.embedded;

import dev.migrate.embedded.DataDirectory.RunningServer;
import dev.migrate.embedded.EmbeddedPostgres.Durability;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server and the shell that watches over it. The shell reads a pipe from this JVM: when the pipe closes, because this
 * JVM closed it or died by any means, the shell tells the server to shut down at once; a line that says {@code detach}
 * lets it live on.
 */
final class ServerProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int PORT_ATTEMPTS = 5;
    private static final String WATCH = """
            trap '' HUP
            "$@" </dev/null & server=$!
            read -r word
            [ "$word" = detach ] || kill -INT $server
            wait $server
            """;

    private final Process shell;
    private final int port;

    private ServerProcess(Process shell, int port) {
        this.shell = shell;
        this.port = port;
    }

    /** Starts a server and waits until it takes connections; tries another port where somebody was faster. */
    static ServerProcess start(PostgresHome home, DataDirectory directory, Durability durability) {
        UnprivilegedUser user = UnprivilegedUser.current();
        user.own(directory.data());
        user.requireAccess(directory.data());
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Process shell = launch(command(user, home, directory, durability, port), directory);
            Waiting.until(() -> isReady(directory) || !shell.isAlive(), START_LIMIT);
            if (isReady(directory)) {
                return new ServerProcess(shell, port);
            }
            shell.destroy();
            if (attempt == PORT_ATTEMPTS || !tail(directory).contains("could not bind")) {
                throw new IllegalStateException("The embedded PostgreSQL in " + directory.root()
                        + " did not start. Its log " + directory.log() + " ends:\n" + tail(directory));
            }
        }
    }

    private static List<String> command(
            UnprivilegedUser user, PostgresHome home, DataDirectory directory, Durability durability, int port) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", WATCH, "migrate-postgres"));
        command.addAll(user.prefix());
        command.addAll(List.of(home.postgres(), "-D", directory.data().toString(), "-p", Integer.toString(port)));
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1", "unix_socket_directories=", "lc_messages=C", "max_connections=100"));
        if (durability == Durability.NONE) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        for (String setting : settings) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }

    private static Process launch(List<String> command, DataDirectory directory) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(directory.log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReady(DataDirectory directory) {
        Optional<RunningServer> server = directory.running();
        return server.isPresent() && server.get().ready();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tail(DataDirectory directory) {
        try {
            List<String> lines = Files.readAllLines(directory.log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    int port() {
        return port;
    }

    /** Tells the shell to let the server live on when this JVM ends. */
    void detach() {
        try (OutputStream pipe = shell.getOutputStream()) {
            pipe.write("detach\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shuts the server down, open connections and all, and waits until it is gone. */
    void stop(Duration limit) {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The embedded PostgreSQL is still shutting down after "
                        + limit.toMinutes() + " minutes and ends by itself");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the embedded PostgreSQL stopped", e);
        }
    }
}
