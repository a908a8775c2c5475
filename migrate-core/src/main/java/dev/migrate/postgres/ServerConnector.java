package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLException;

/** Opens connections of its own. */
final class ServerConnector implements Connector {

    /** A pooler or an old server that knows no such setting; a system that cannot tell whether a client is gone. */
    private static final Set<String> REFUSED_SETTINGS = Set.of("08P01", "22023", "42704");

    /** How soon a server that is at work notices that its client is gone. */
    private static final Duration CLIENT_CHECK = Duration.ofSeconds(2);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final String FIND =
            "select pg_catalog.pg_backend_pid(), exists (select from " + "pg_catalog.pg_stat_get_activity(%d))";

    private final ConnectionSettings settings;
    private final AtomicLong answered = new AtomicLong(System.nanoTime());

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
                Connection connection = openQuickly();
                Liveness liveness = new Liveness(connection, patience(), this::finds, answered);
                return new Session(connection, connection::close, liveness);
            } catch (SQLException e) {
                boolean late = System.nanoTime() + pause.toNanos() > end;
                if (!mayPass(e) || attempt >= settings.retries() || late) {
                    throw explained(e, attempt + 1);
                }
            }
            sleep(pause);
            pause = pause.plus(pause).compareTo(LONGEST_PAUSE) < 0 ? pause.plus(pause) : LONGEST_PAUSE;
        }
    }

    @Override
    public Duration patience() {
        return settings.patience();
    }

    /** All settings in the first message; a pooler may refuse some there, and an old server knows fewer. */
    private Connection openQuickly() throws SQLException {
        try {
            return open(Optional.of(options()), login());
        } catch (SQLException e) {
            if (REFUSED_SETTINGS.contains(String.valueOf(e.getSQLState()))) {
                return open(Optional.empty(), login());
            }
            throw e;
        }
    }

    /** How long one attempt may take: a server that does not answer a greeting is as silent as any other. */
    private Duration login() {
        Duration half = Duration.ofMillis(patience().toMillis() / 2);
        return half.compareTo(settings.deadline()) < 0 ? half : settings.deadline();
    }

    /**
     * What the server is to do about a client that is gone: notice it while it is at work, ask for it over the network, and
     * end what a client leaves idle that said nothing for longer than {@link Liveness} would let it. What the URL says itself
     * comes behind, and so prevails.
     */
    private String options() {
        Duration patience = patience();
        long quarter = Math.max(1, patience.toSeconds() / 4);
        return Stream.of(
                        Stream.of(
                                        "client_connection_check_interval=" + CLIENT_CHECK.toMillis(),
                                        "tcp_keepalives_idle=" + quarter,
                                        "tcp_keepalives_interval=" + Math.max(1, quarter / 3),
                                        "tcp_keepalives_count=3",
                                        "tcp_user_timeout=" + patience.toMillis(),
                                        "idle_session_timeout=" + patience.toMillis(),
                                        "idle_in_transaction_session_timeout=" + patience.toMillis())
                                .map(option -> "-c " + option),
                        settings.url().options().stream())
                .flatMap(Function.identity())
                .collect(Collectors.joining(" "));
    }

    private Connection open(Optional<String> options, Duration limit) throws SQLException {
        Properties properties = new Properties();
        PGProperty.APPLICATION_NAME.set(properties, "migrate");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        options.ifPresent(given -> PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "12"));
        options.or(() -> settings.url().options()).ifPresent(given -> PGProperty.OPTIONS.set(properties, given));
        PGProperty.LOGIN_TIMEOUT.set(properties, (int) Math.max(1, limit.toSeconds()));
        Optional.ofNullable(settings.userName()).ifPresent(user -> PGProperty.USER.set(properties, user));
        Optional.ofNullable(settings.secret())
                .ifPresent(password -> PGProperty.PASSWORD.set(properties, password.reveal()));
        Connection connection = new Driver().connect(settings.url().forDriver(), properties);
        if (connection == null) {
            throw new IllegalArgumentException("Not a PostgreSQL URL: " + address());
        }
        return connection;
    }

    /** A pooler has a number of its own for each session, and looks after the sessions behind it. */
    private boolean finds(Connection watched, Duration limit) throws SQLException {
        int backend = watched.unwrap(PGConnection.class).getBackendPID();
        try (Connection other = open(Optional.empty(), limit)) {
            other.setNetworkTimeout(Runnable::run, (int) Math.max(1000, limit.toMillis()));
            try (Statement statement = other.createStatement();
                    ResultSet rows = statement.executeQuery(FIND.formatted(backend))) {
                rows.next();
                boolean pooled =
                        rows.getInt(1) != other.unwrap(PGConnection.class).getBackendPID();
                return pooled || rows.getBoolean(2);
            }
        } catch (SQLException e) {
            if (isAnswered(e)) {
                return true;
            }
            throw e;
        }
    }

    /** Whether it was a server that refused: it lives, and has no place or no permission for another connection. */
    private static boolean isAnswered(SQLException e) {
        return e instanceof PSQLException said && said.getServerErrorMessage() != null;
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
