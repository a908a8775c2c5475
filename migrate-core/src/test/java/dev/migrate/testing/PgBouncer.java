package dev.migrate.testing;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** A PgBouncer in transaction pooling before a test's database, where it is installed. */
public final class PgBouncer implements AutoCloseable {

    private static final int START_ATTEMPTS = 200;

    private final Process process;
    private final int port;
    private final TestDatabase database;

    /** Starts one and waits until it takes connections. */
    public PgBouncer(TestDatabase database) throws IOException, InterruptedException {
        this.database = database;
        this.port = unusedPort();
        Path directory = Files.createTempDirectory("pgbouncer");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(
                directory.resolve("users.txt"), "\"" + database.user() + "\" \"" + database.password() + "\"\n");
        Path settings = Files.writeString(directory.resolve("pgbouncer.ini"), """
                [databases]
                * = host=127.0.0.1 port=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = plain
                auth_file = %s
                pool_mode = transaction
                default_pool_size = 4
                """.formatted(
                        database.url().replaceAll(".*:(\\d+)/.*", "$1"), port, directory.resolve("users.txt")));
        List<String> command = new ArrayList<>();
        if (Integer.valueOf(0).equals(Files.getAttribute(directory, "unix:uid"))) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.addAll(List.of(program().orElseThrow().toString(), settings.toString()));
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        awaitDoor();
    }

    /** Whether it is installed here. */
    public static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(StringUtils.split(System.getenv("PATH"), File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(directory -> Path.of(directory, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The test's database as clients of the pooler see it. */
    public TestDatabase database() {
        return new TestDatabase(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name(), database.user(), database.password());
    }

    private void awaitDoor() throws InterruptedException {
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException notYet) {
                Thread.sleep(25);
            }
        }
        throw new IllegalStateException("pgbouncer does not start");
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
