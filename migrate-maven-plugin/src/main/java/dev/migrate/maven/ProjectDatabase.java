package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.command.DatabaseSource;
import dev.migrate.embedded.EmbeddedPostgres;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.postgres.Password;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** The database of a goal: the configured one, that of the environment, or the embedded one, started when asked for. */
final class ProjectDatabase implements DatabaseSource, AutoCloseable {

    private final ConnectionParameters parameters;
    private final EmbeddedServer embeddedServer;
    private final boolean embeddedAllowed;
    private final AbstractDatabaseMojo mojo;
    private @Nullable EmbeddedPostgres embedded;
    private @Nullable EmbeddedPostgres scratch;

    ProjectDatabase(
            ConnectionParameters parameters,
            EmbeddedServer embeddedServer,
            boolean embeddedAllowed,
            AbstractDatabaseMojo mojo) {
        this.parameters = parameters;
        this.embeddedServer = embeddedServer;
        this.embeddedAllowed = embeddedAllowed;
        this.mojo = mojo;
    }

    @Override
    public boolean isConfigured() {
        return configured().isPresent();
    }

    @Override
    public synchronized ConnectionSettings connection() {
        return configured()
                .map(this::withCredentials)
                .orElseGet(this::embedded)
                .withRetries(parameters.retries(), parameters.deadline());
    }

    private Optional<ConnectionSettings> configured() {
        return parameters
                .url()
                .map(url -> ConnectionSettings.of(DatabaseUrl.parse(url)).completedBy(System.getenv()))
                .or(() -> ConnectionSettings.fromEnvironment(System.getenv()));
    }

    private ConnectionSettings withCredentials(ConnectionSettings settings) {
        Optional<Server> server = parameters.serverId().map(this::server);
        return settings.withUser(server.map(Server::getUsername))
                .withPassword(server.map(Server::getPassword).map(Password::new))
                .withUser(parameters.user())
                .withPassword(parameters.password().map(Password::new));
    }

    private Server server(String id) {
        Server server = mojo.session.getSettings().getServer(id);
        if (server == null) {
            throw new MigrateException(
                    "settings.xml has no <server> with the id '" + id + "'.",
                    "Add it with <username> and <password>, or correct migrate.serverId.");
        }
        SettingsDecryptionResult result = mojo.decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            throw new MigrateException(
                    "The password of the <server> '" + id + "' in settings.xml cannot be decrypted: "
                            + problem.getMessage(),
                    "See `mvn --encrypt-password` and the master password in settings-security.xml.");
        }
        return result.getServer();
    }

    private ConnectionSettings embedded() {
        if (!embeddedAllowed) {
            throw new MigrateException(
                    "No database is configured, and migrate.embedded=false asks for a real one.",
                    "Set migrate.url, or DATABASE_URL, or PGHOST and PGDATABASE.");
        }
        if (embedded == null) {
            embedded = embeddedServer.open();
            mojo.getLog()
                    .info("Using the embedded PostgreSQL " + embeddedServer.version() + " in "
                            + mojo.relative(embeddedServer.directory()) + "; migrate.url points to another server.");
        }
        return EmbeddedServer.connection(embedded);
    }

    /** One that keeps its data apart: what is tried there must not meet what is developed. */
    @Override
    public synchronized Optional<ConnectionSettings> embedded(int major) {
        if (scratch == null) {
            Optional<EmbeddedServer> server = embeddedServer.ofMajor(major);
            if (server.isEmpty()) {
                return Optional.empty();
            }
            scratch = server.get().openForScratch();
            mojo.getLog()
                    .info(
                            "No database can be created beside the configured one: trying schemas in the embedded PostgreSQL "
                                    + server.get().version() + ".");
        }
        return Optional.of(EmbeddedServer.connection(scratch));
    }

    @Override
    public void close() {
        try {
            if (scratch != null) {
                scratch.close();
            }
        } finally {
            if (embedded != null) {
                embedded.close();
            }
        }
    }
}
