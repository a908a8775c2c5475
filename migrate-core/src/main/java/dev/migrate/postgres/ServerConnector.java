package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens connections of its own. */
final class ServerConnector implements Connector {

    /** A pooler that knows no such setting; a server on a system that cannot tell whether its client is gone. */
    private static final Set<String> REFUSED_SETTINGS = Set.of("08P01", "22023");

    /** How soon a server that is at work notices that its client is gone. */
    private static final Duration CLIENT_CHECK = Duration.ofSeconds(2);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ConnectionSettings settings;

    ServerConnector(ConnectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public String address() {
        return settings.url().address();
    }

    @Override
    public Session connect() {
        long end = System.nanoTime() + settings.deadline().toNanos();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 0; ; attempt++) {
            try {
                return new Session(openQuickly());
            } catch (SQLException e) {
                boolean late = System.nanoTime() + pause.toNanos() > end;
                if (!mayPass(e) || attempt >= settings.retries() || late) {
                    throw explained(e, attempt + 1);
                }
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** All settings in the first message; a pooler may refuse some there, and takes them one by one afterwards. */
    private Connection openQuickly() throws SQLException {
        try {
            return open(Optional.of("-c client_connection_check_interval=" + CLIENT_CHECK.toMillis()));
        } catch (SQLException e) {
            if (REFUSED_SETTINGS.contains(String.valueOf(e.getSQLState()))) {
                return open(Optional.empty());
            }
            throw e;
        }
    }

    private Connection open(Optional<String> options) throws SQLException {
        Properties properties = new Properties();
        PGProperty.APPLICATION_NAME.set(properties, "migrate");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        options.ifPresent(given -> {
            PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "12");
            PGProperty.OPTIONS.set(properties, given);
        });
        PGProperty.LOGIN_TIMEOUT.set(
                properties, (int) Math.max(1, settings.deadline().toSeconds()));
        Optional.ofNullable(settings.userName()).ifPresent(user -> PGProperty.USER.set(properties, user));
        Optional.ofNullable(settings.secret())
                .ifPresent(password -> PGProperty.PASSWORD.set(properties, password.reveal()));
        Connection connection = new Driver().connect(settings.url().forDriver(), properties);
        if (connection == null) {
            throw new IllegalArgumentException("Not a PostgreSQL URL: " + address());
        }
        return connection;
    }

    /** Nobody answers, the server is starting or stopping, or every place is taken: what another moment may change. */
    private static boolean mayPass(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.equals("57P03") || state.equals("53300");
    }

    private MigrateException explained(SQLException e, int attempts) {
        String state = String.valueOf(e.getSQLState());
        String said = ExceptionUtils.getRootCauseMessage(e).replaceFirst("^\\w+: ", "");
        String user = Optional.ofNullable(settings.userName()).orElse(System.getProperty("user.name"));
        if (state.startsWith("28")) {
            return new MigrateException(
                    "The server of " + address() + " does not let user '" + user + "' in: " + said + ".",
                    "Set migrate.user and migrate.password, or migrate.serverId to a <server> of settings.xml.",
                    e);
        }
        if (state.equals("3D000")) {
            return new MigrateException(
                    "The server of " + address() + " has no such database: " + said + ".",
                    "Create it (createdb), or correct migrate.url.",
                    e);
        }
        String times = attempts == 1 ? "" : " after " + attempts + " attempts";
        return new MigrateException(
                "Cannot connect to " + address() + times + ": " + said + ".",
                "Start the server or correct migrate.url; -Dmigrate.connectRetries=10 waits for a server that is starting.",
                e);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the server", e);
        }
    }
}
