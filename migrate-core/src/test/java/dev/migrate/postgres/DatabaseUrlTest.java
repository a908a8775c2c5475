package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example:6543/shop, jdbc:postgresql://db.example:6543/shop",
        "jdbc:postgresql:shop, jdbc:postgresql:shop",
        "postgres://db.example/shop, jdbc:postgresql://db.example/shop",
        "postgresql://[::1]:5432/shop, jdbc:postgresql://[::1]:5432/shop",
        "'postgres://a:1,b:2/shop?targetServerType=primary', 'jdbc:postgresql://a:1,b:2/shop'",
    })
    void readsBothForms(String url, String address) {
        assertThat(DatabaseUrl.parse(url).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:s%40cret+1@db/shop?sslmode=require",
                "jdbc:postgresql://db/shop?user=ann&password=s%40cret+1&sslmode=require",
                "jdbc:postgresql://ann:s%40cret+1@db/shop?sslmode=require",
            })
    void takesUserAndPasswordOut(String text) {
        DatabaseUrl url = DatabaseUrl.parse(text);

        assertThat(url.user()).contains("ann");
        assertThat(url.password().map(Password::reveal)).contains("s@cret+1");
        assertThat(url.forDriver()).isEqualTo("jdbc:postgresql://db/shop?sslmode=require");
        assertThat(url).hasToString("jdbc:postgresql://db/shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://root:hunter2@db/shop",
                "hunter2",
                "hunter2:5432/shop",
                "postgres://ann:hunter2/x@db/shop",
                "postgres://ann:hunter2@x@db/shop",
                "jdbc:postgresql://ann:hunter2@db:99999/shop",
                "jdbc:postgresql://db:hunter2/shop",
            })
    void refusesWhatItCannotReadWithoutRepeatingASecret(String url) {
        MigrateException error = catchThrowableOfType(MigrateException.class, () -> DatabaseUrl.parse(url));
        if (url.contains("hunter2:5432")) {
            assertThat(error.problem()).startsWith("migrate.url begins with 'hunter2:'"); // a scheme, not a secret
        } else {
            assertThat(error.getMessage()).doesNotContain("hunter2").contains("jdbc:postgresql://host:5432/database");
        }
    }

    @Test
    void theEnvironmentNamesADatabase() {
        ConnectionSettings settings = ConnectionSettings.fromEnvironment(Map.of(
                        "PGHOST", "db", "PGPORT", "6543", "PGDATABASE", "my shop", "PGUSER", "ann", "PGPASSWORD", "x"))
                .orElseThrow();

        assertThat(settings.url()).hasToString("jdbc:postgresql://db:6543/my+shop");
        assertThat(settings.userName()).isEqualTo("ann");
        assertThat(Optional.ofNullable(settings.secret()).map(Password::reveal)).contains("x");
    }

    @ParameterizedTest
    @CsvSource({
        "a;b, 6000, 'jdbc:postgresql://a:6000,b:6000/shop'",
        "a;b, 6000;6001, 'jdbc:postgresql://a:6000,b:6001/shop'",
        "::1, 6000, 'jdbc:postgresql://[::1]:6000/shop'",
        "::1;db, 5432, 'jdbc:postgresql://[::1]:5432,db:5432/shop'",
    })
    void theEnvironmentNamesHostsAsForLibpq(String hosts, String ports, String address) {
        Map<String, String> environment =
                Map.of("PGHOST", hosts.replace(';', ','), "PGPORT", ports.replace(';', ','), "PGDATABASE", "shop");

        DatabaseUrl url =
                ConnectionSettings.fromEnvironment(environment).orElseThrow().url();
        assertThat(url).hasToString(address);
        assertThat(Driver.parseURL(url.forDriver(), null)).isNotNull();
    }

    @Test
    void whatIsWrongInTheEnvironmentIsSaidOfIt() {
        assertThatThrownBy(() -> ConnectionSettings.fromEnvironment(
                        Map.of("DATABASE_URL", "postgres://ann:hunter2@db/shop?search_path=app")))
                .isInstanceOf(MigrateException.class)
                .hasMessageStartingWith(
                        "The environment is taken for migrate.url (DATABASE_URL): migrate.url has an unknown"
                                + " parameter 'search_path'; did you mean 'currentSchema'?");
        assertThatThrownBy(() -> ConnectionSettings.fromEnvironment(Map.of("PGHOST", "db", "PGPORT", "x")))
                .isInstanceOf(MigrateException.class)
                .hasMessageStartingWith(
                        "The environment is taken for migrate.url (PGHOST, PGPORT, PGDATABASE and PGSSLMODE): ");
    }

    @Test
    void databaseUrlComesBeforeTheVariablesOfLibpq() {
        assertThat(ConnectionSettings.fromEnvironment(
                                Map.of("DATABASE_URL", "postgres://bob@other/shop", "PGHOST", "db"))
                        .orElseThrow()
                        .url())
                .hasToString("jdbc:postgresql://other/shop");
    }

    @Test
    void userAndPasswordOfTheEnvironmentStandInWhereAUrlIsSilent() {
        Map<String, String> environment = Map.of("PGUSER", "ann", "PGPASSWORD", "x");

        ConnectionSettings silent =
                ConnectionSettings.of(DatabaseUrl.parse("postgres://db/shop")).completedBy(environment);
        assertThat(silent.userName()).isEqualTo("ann");
        assertThat(silent.secret()).isEqualTo(new Password("x"));

        ConnectionSettings outspoken = ConnectionSettings.of(DatabaseUrl.parse("postgres://bob:y@db/shop"))
                .completedBy(environment);
        assertThat(outspoken.userName()).isEqualTo("bob");
        assertThat(outspoken.secret()).isEqualTo(new Password("y"));
    }

    @Test
    void anEnvironmentWithoutHostOrDatabaseNamesNone() {
        assertThat(ConnectionSettings.fromEnvironment(Map.of("PGUSER", "ann", "DATABASE_URL", " ")))
                .isEmpty();
    }

    @Test
    void noTextOfTheSettingsShowsThePassword() {
        ConnectionSettings settings = ConnectionSettings.of(DatabaseUrl.parse("postgres://ann:hunter2@db/shop"));
        assertThat(settings.toString()).doesNotContain("hunter2");
    }
}
