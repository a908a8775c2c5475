package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

/** Places that the driver cannot read, or reads otherwise than messages show: it logs a URL whole, with its password. */
class UrlPlaceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:ann:hunter2@db/shop",
                "jdbc:postgresql:ann:hunter2@db",
                "jdbc:postgresql:/hunter2",
                "jdbc:postgresql://db/shop/hunter2",
                "jdbc:postgresql://db/hunter2%zz",
                "jdbc:postgresql:hunter2%",
                "postgres://ann:hunter2%@db/shop",
                "postgres://ann:%e4hunter2@db/shop",
                "postgres://ann:%00hunter2@db/shop",
                "postgres://ann:hunter2@db/shop?sslmode=hunter2",
                "postgres://ann:hunter2@db/shop?target_session_attrs=hunter2",
                "postgres://ann:hunter2@a,b,c/shop?port=1,2",
                "jdbc:postgresql://db/shop?PGHOST=hunter2",
                "jdbc:postgresql://db/shop?service=hunter2",
            })
    void isRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(MigrateException.class)
                .message()
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql:?user=ann, jdbc:postgresql://localhost/ann",
        "jdbc:postgresql:/?user=ann, jdbc:postgresql://localhost/ann",
        "jdbc:postgresql:shop?user=ann, jdbc:postgresql:shop",
        "postgres://ann@db:6543/shop, jdbc:postgresql://db:6543/shop",
    })
    void isReadAsTheDriverReadsIt(String url, String address) {
        DatabaseUrl read = ConnectionSettings.of(DatabaseUrl.parse(url)).url();
        assertThat(read).hasToString(address);
        assertThat(Driver.parseURL(read.forDriver(), null)).isNotNull();
    }

    @Test
    void whatAnApplicationsUrlSaysOfQueriesIsNotForMigrate() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://db/shop?preferQueryMode=extended&sslmode=REQUIRE")
                        .forDriver())
                .isEqualTo("jdbc:postgresql://db/shop?sslmode=REQUIRE");
        assertThat(DatabaseUrl.parse("postgres://db/shop?ssl=true").forDriver())
                .isEqualTo("jdbc:postgresql://db/shop?sslmode=require");
    }
}
