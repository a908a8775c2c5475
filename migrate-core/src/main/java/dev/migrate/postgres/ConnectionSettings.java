package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a database.
 *
 * @param url where it is
 * @param userName who connects; null for the driver's own default, the name of the user of this machine
 * @param secret the password; null where none is needed or {@code ~/.pgpass} has it
 * @param retries how often to try again while nobody answers
 * @param deadline how long all attempts together may take
 */
public record ConnectionSettings(
        DatabaseUrl url,
        @Nullable String userName,
        @Nullable Password secret,
        int retries,
        Duration deadline) {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /** How long a server that says nothing is believed, where nobody says otherwise. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Settings that try once, with what the URL itself says about user and password. */
    public static ConnectionSettings of(DatabaseUrl url) {
        return new ConnectionSettings(url, url.userName(), url.secret(), 0, DEADLINE);
    }

    /** Where the database is; where nobody names one, it is that of the user's name, as for libpq. */
    @Override
    public DatabaseUrl url() {
        return url.completed(userName);
    }

    /** How long a server that says nothing is believed, and a client by the server; a minute where the URL does not say. */
    Duration patience() {
        return url.patience().orElse(PATIENCE);
    }

    /** Another database of the same server, with a name that needs no quotes. */
    public ConnectionSettings withDatabase(String database) {
        return new ConnectionSettings(url.withDatabase(database), userName, secret, retries, deadline);
    }

    /** The same with another user, where one is given. */
    public ConnectionSettings withUser(Optional<String> user) {
        return user.map(name -> new ConnectionSettings(url, name, secret, retries, deadline))
                .orElse(this);
    }

    /** The same with another password, where one is given. */
    public ConnectionSettings withPassword(Optional<Password> password) {
        return password.map(given -> new ConnectionSettings(url, userName, given, retries, deadline))
                .orElse(this);
    }

    /** The same, trying again while nobody answers. */
    public ConnectionSettings withRetries(int retries, Duration deadline) {
        return new ConnectionSettings(url, userName, secret, retries, deadline);
    }

    /**
     * The same with what libpq's {@code PGUSER} and {@code PGPASSWORD} say, where the settings themselves are silent.
     */
    public ConnectionSettings completedBy(Map<String, String> environment) {
        return new ConnectionSettings(
                url,
                userName == null ? variable(environment, "PGUSER").orElse(null) : userName,
                secret == null
                        ? variable(environment, "PGPASSWORD").map(Password::new).orElse(null)
                        : secret,
                retries,
                deadline);
    }

    /**
     * What the environment says: {@code DATABASE_URL}, else libpq's {@code PGHOST}, {@code PGPORT}, {@code PGDATABASE},
     * {@code PGUSER} and {@code PGPASSWORD}; nothing where neither names a host or a database.
     */
    public static Optional<ConnectionSettings> fromEnvironment(Map<String, String> environment) {
        Optional<String> databaseUrl = variable(environment, "DATABASE_URL");
        if (databaseUrl.isPresent()) {
            return databaseUrl
                    .map(url -> parse("DATABASE_URL", url))
                    .map(ConnectionSettings::of)
                    .map(settings -> settings.completedBy(environment));
        }
        Optional<String> host = variable(environment, "PGHOST");
        Optional<String> database = variable(environment, "PGDATABASE");
        if (host.isEmpty() && database.isEmpty()) {
            return Optional.empty();
        }
        host.ifPresent(named -> UrlPlace.refuseSocket("PGHOST names", named));
        Optional<String> user = variable(environment, "PGUSER");
        String name =
                Stream.of(database, user).flatMap(Optional::stream).findFirst().orElse(System.getProperty("user.name"));
        String url = "postgresql:///" + percentCoded(name)
                + "?host=" + percentCoded(host.orElse("localhost"))
                + "&port=" + percentCoded(variable(environment, "PGPORT").orElse("5432"))
                + variable(environment, "PGSSLMODE")
                        .map(mode -> "&sslmode=" + percentCoded(mode))
                        .orElse("");
        return Optional.of(
                of(parse("PGHOST, PGPORT, PGDATABASE and PGSSLMODE", url)).completedBy(environment));
    }

    /** As libpq reads it, to which a plus sign is itself. */
    private static String percentCoded(String text) {
        return DatabaseUrl.encode(text).replace("+", "%20");
    }

    /** The URL that variables say; what is wrong with it is said of them. */
    private static DatabaseUrl parse(String variables, String url) {
        try {
            return DatabaseUrl.parse(url);
        } catch (MigrateException e) {
            throw new MigrateException(
                    "The environment is taken for migrate.url (" + variables + "): " + e.problem(), e.hint(), e);
        }
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(StringUtils::isNotBlank);
    }
}
