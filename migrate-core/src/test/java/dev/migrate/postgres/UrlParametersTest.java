package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a URL says beside its host: nothing of it is passed over. */
@ExtendWith(TestServer.class)
class UrlParametersTest {

    private static final String HINT = "The parameters are those of the PostgreSQL JDBC driver, such as currentSchema,"
            + " sslmode, connectTimeout and options";

    @ParameterizedTest
    @CsvSource({
        "search_path, currentSchema",
        "schema, currentSchema",
        "currentschema, currentSchema",
        "sslMode, sslmode",
        "connectTimeOut, connectTimeout",
        "applicationName, ApplicationName",
        "useSSL, sslmode",
        "username, user",
        "option, options",
    })
    void urlUnknownParam(String name, String nearest) {
        for (String scheme : List.of("jdbc:postgresql", "postgres")) {
            refused(
                    scheme + "://db/shop?" + name + "=app",
                    "migrate.url has an unknown parameter '" + name + "'; did you mean '" + nearest + "'?",
                    HINT + (scheme.equals("postgres") ? ", and those of libpq that it can do." : "."));
        }
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        refused(
                "jdbc:postgresql://db/shop?serverTimezone=UTC",
                "migrate.url has an unknown parameter 'serverTimezone'.",
                HINT + ".");
        refused(
                "jdbc:postgresql://db/shop?connect_timeout=5",
                "migrate.url has an unknown parameter 'connect_timeout'; did you mean 'connectTimeout'?",
                HINT + ".");
        refused(
                "postgres://db/shop?target_sesion_attrs=any",
                "migrate.url has an unknown parameter 'target_sesion_attrs'; did you mean 'target_session_attrs'?",
                HINT + ", and those of libpq that it can do.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslcrl", "keepalives_idle", "passfile", "requirepeer", "sslsni", "replication"})
    void whatTheDriverCannotDoIsRefusedByName(String name) {
        refused(
                "postgres://db/shop?" + name + "=secret",
                "migrate.url has the parameter '" + name + "' of libpq, which the PostgreSQL JDBC driver cannot do.",
                "Remove it.");
    }

    @ParameterizedTest
    @CsvSource({
        "sslmode=require, sslmode=require",
        "connect_timeout=5, connectTimeout=5",
        "application_name=my%20shop, ApplicationName=my+shop",
        "target_session_attrs=read-write, targetServerType=primary",
        "target_session_attrs=any, targetServerType=any",
        "keepalives=0, tcpKeepAlive=false",
        "load_balance_hosts=random, loadBalanceHosts=true",
        "sslrootcert=%2Fetc%2Fca.pem, sslrootcert=%2Fetc%2Fca.pem",
        "currentSchema=app, currentSchema=app",
    })
    void whatLibpqCallsOtherwiseIsTranslated(String libpq, String driver) {
        assertThat(DatabaseUrl.parse("postgres://db/shop?" + libpq).forDriver())
                .isEqualTo("jdbc:postgresql://db/shop?" + driver);
    }

    @Test
    void anEncodingIsUtf8() {
        assertThat(DatabaseUrl.parse("postgres://db/shop?client_encoding=utf-8").forDriver())
                .isEqualTo("jdbc:postgresql://db/shop");
        refused(
                "postgres://db/shop?client_encoding=latin1",
                "migrate.url has a client_encoding that is not UTF8, and the PostgreSQL JDBC driver has no other.",
                "Remove it.");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://ann@db, jdbc:postgresql://db/ann",
        "postgres://ann@db:6543/, jdbc:postgresql://db:6543/ann",
        "postgres://ann@db?sslmode=require, jdbc:postgresql://db/ann",
        "jdbc:postgresql://db?user=ann, jdbc:postgresql://db/ann",
        "jdbc:postgresql://db/?user=ann, jdbc:postgresql://db/ann",
        "jdbc:postgresql:?user=ann, jdbc:postgresql:",
        "postgres://, jdbc:postgresql:///USER",
        "postgres://a%20b@db, jdbc:postgresql://db/a+b",
    })
    void urlWithoutDatabase(String url, String address) {
        String expected = address.replace("USER", System.getProperty("user.name"));
        if (!url.startsWith("jdbc:postgresql:?")) {
            assertThat(ConnectionSettings.of(DatabaseUrl.parse(url)).url()).hasToString(expected);
        }
    }

    @Test
    void urlWithoutDatabaseConnects(TestDatabase database) {
        String server = database.url().replaceFirst("/[^/]*$", "").replace("jdbc:postgresql:", "postgres:");
        ConnectionSettings settings = ConnectionSettings.of(DatabaseUrl.parse(server))
                .withUser(Optional.of(database.user()))
                .withPassword(Optional.of(new Password(database.password())));
        try (Session session = new Database(settings).connect()) {
            assertThat(session.query("select current_database()", row -> row.text(1)))
                    .containsExactly(database.user());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://db/my%20shop, jdbc:postgresql://db/my+shop",
        "postgres://db/a+b, jdbc:postgresql://db/a%2Bb",
        "postgres:///shop?host=db&port=6543, jdbc:postgresql://db:6543/shop",
        "'postgres:///shop?host=a,b&port=1,2', 'jdbc:postgresql://a:1,b:2/shop'",
        "'postgres:///shop?host=a,b&port=7', 'jdbc:postgresql://a:7,b:7/shop'",
        "postgres://db?dbname=shop, jdbc:postgresql://db/shop",
        "postgres://[::1]/shop, jdbc:postgresql://[::1]/shop",
        "'  postgres://db/shop\n', jdbc:postgresql://db/shop",
    })
    void whatLibpqReadsIsRead(String url, String address) {
        assertThat(DatabaseUrl.parse(url)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://%2Fvar%2Frun%2Fpostgresql/shop",
                "postgresql:///shop?host=/var/run/postgresql",
                "postgres://ann:hunter2@%2Fvar%2Frun%2Fpostgresql:5433/shop"
            })
    void aUnixSocketIsRefused(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url)).isInstanceOfSatisfying(MigrateException.class, refused -> {
            assertThat(refused.problem())
                    .matches("migrate\\.url names a Unix socket, /var/run/postgresql(:5433)?, and the PostgreSQL JDBC"
                            + " driver speaks TCP alone\\.");
            assertThat(refused.hint())
                    .isEqualTo("Name a host, such as localhost; the server listens there if listen_addresses says so.");
        });
    }

    @Test
    void aUnixSocketOfTheEnvironmentIsRefused() {
        assertThatThrownBy(() -> ConnectionSettings.fromEnvironment(Map.of("PGHOST", "/var/run/postgresql")))
                .hasMessageStartingWith("PGHOST names a Unix socket, /var/run/postgresql, and");
    }

    @ParameterizedTest
    @CsvSource({
        "${env.DB_URL}, env.DB_URL, Set the environment variable DB_URL.",
        "jdbc:postgresql://${db.host}/shop, db.host, 'Define the property db.host (-Ddb.host=…, or in the POM or settings.xml).'",
        "postgres://ann:${env.PW}@db/shop, env.PW, Set the environment variable PW.",
        "jdbc:postgresql://db/shop?sslmode=${mode}, mode, 'Define the property mode (-Dmode=…, or in the POM or settings.xml).'",
    })
    void whatNothingResolvesIsNamed(String url, String name, String hint) {
        refused(url, "migrate.url holds ${" + name + "}, and nothing says what that is.", hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/shop?user=ann&password=hun&ter2",
                "jdbc:postgresql://db/shop?user=ann&password=hun&ter2=x",
                "postgres://ann:a${hunter2}b@db/shop?nonsense=1",
                "jdbc:postgresql://db:hunter2/shop",
                "jdbc:postgresql://db:0/shop",
                "jdbc:postgresql://db:/shop",
                "jdbc:postgresql://db:65536/shop",
                "jdbc:postgresql://d b/shop",
                "jdbc:postgresql://ann:hunter2@@db/shop",
                "jdbc:mysql://ann:hunter2@db/shop",
                "jdbc:sqlserver://db;password=hunter2",
                "jdbc:postgresql://db/shop?password=hunter2&schema=a",
            })
    void noMistakeRepeatsAPassword(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(MigrateException.class)
                .hasMessageNotContainingAny("hunter2", "ter2");
    }

    @Test
    void theDriverHasNothingToSayByItself() {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                said.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("org.postgresql");
        logger.addHandler(handler);
        try {
            for (String place : List.of("127.0.0.1:1", "127.0.0.1:1/", "127.0.0.1:1,127.0.0.1:2/a", "[::1]:1/a%20b")) {
                DatabaseUrl url = DatabaseUrl.parse("postgres://ann@" + place);
                assertThatThrownBy(() -> new Database(ConnectionSettings.of(url)).connect())
                        .hasMessageStartingWith("Cannot connect to jdbc:postgresql://");
            }
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(said).isEmpty();
    }

    private static void refused(String url, String problem, String hint) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url)).isInstanceOfSatisfying(MigrateException.class, refused -> {
            assertThat(refused.problem()).isEqualTo(problem);
            assertThat(refused.hint()).isEqualTo(hint);
        });
    }
}
