package dev.migrate.maven;

import dev.migrate.embedded.EmbeddedPostgres;
import dev.migrate.embedded.EmbeddedPostgres.Durability;
import dev.migrate.embedded.Platform;
import dev.migrate.embedded.PostgresHome;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.postgres.Password;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The embedded server that a project may start.
 *
 * @param version the version of its binaries
 * @param directory where it keeps its data
 * @param binaries where the binaries come from
 */
record EmbeddedServer(String version, Path directory, BinariesResolver binaries) {

    static final String DEFAULT_VERSION = "18.6.0";

    /** A release of each major version, for where nobody chooses one. */
    private static final List<String> RELEASES = List.of("14.24.0", "15.19.0", "16.15.0", "17.11.0", DEFAULT_VERSION);

    /** One of that major version beside this one, with data of its own; nothing where there is no such release. */
    Optional<EmbeddedServer> ofMajor(int major) {
        return Stream.concat(Stream.of(version), RELEASES.stream())
                .filter(release -> release.startsWith(major + "."))
                .findFirst()
                .map(release -> new EmbeddedServer(release, directory.resolveSibling("scratch-" + major), binaries));
    }

    /** Starts it for what may be lost. */
    EmbeddedPostgres openForScratch() {
        return EmbeddedPostgres.open(home(), directory, Durability.NONE);
    }

    /** Starts it for one goal, or uses the one that runs. */
    EmbeddedPostgres open() {
        return EmbeddedPostgres.open(home(), directory, Durability.FULL);
    }

    /** Starts it to stay until the build ends or somebody stops it. */
    EmbeddedPostgres share() {
        return EmbeddedPostgres.share(home(), directory, Durability.FULL);
    }

    private PostgresHome home() {
        Platform platform = Platform.current();
        return PostgresHome.install(
                PostgresHome.userCache(),
                version + "-" + platform.classifier(),
                () -> binaries.resolve(platform, version));
    }

    /** Keeps a handle for the rest of the build, among what Maven keeps for this plugin and project. */
    static void remember(Map<Object, Object> pluginContext, EmbeddedPostgres server) {
        pluginContext.put(EmbeddedPostgres.class.getName(), server);
    }

    /** Stops the server of this directory, started in this build or before; tells whether there was one. */
    boolean stop(Map<Object, Object> pluginContext) {
        if (pluginContext.remove(EmbeddedPostgres.class.getName()) instanceof EmbeddedPostgres server) {
            server.close();
            return true;
        }
        return EmbeddedPostgres.stop(directory);
    }

    /** How to reach a server that runs. */
    static ConnectionSettings connection(EmbeddedPostgres server) {
        return ConnectionSettings.of(DatabaseUrl.parse(server.jdbcUrl(EmbeddedPostgres.DATABASE)))
                .withUser(Optional.of(EmbeddedPostgres.USER))
                .withPassword(Optional.of(new Password(server.password())));
    }
}
