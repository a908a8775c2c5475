package dev.migrate.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotingTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "account,account",
                "_a1,_a1",
                "Account,\"Account\"",
                "1st,\"1st\"",
                "a b,\"a b\"",
                "a\"b,\"a\"\"b\"",
                "a$b,\"a$b\"",
                "größe,\"größe\"",
                "user,\"user\"",
                "system_user,\"system_user\"",
                "integer,\"integer\"",
                "name,name",
                "key,key",
            })
    void aNameIsQuotedOnlyWhereItMustBe(String name, String quoted) {
        assertThat(Identifier.quote(name)).isEqualTo(quoted);
    }

    @Test
    void bothPartsOfAQualifiedNameAreQuoted() {
        assertThat(Identifier.qualified("My schema", "order")).isEqualTo("\"My schema\".\"order\"");
        assertThat(Identifier.qualified("public", "account")).isEqualTo("public.account");
    }

    @Test
    void whatCannotBeANameIsRefused() {
        assertThatThrownBy(() -> Identifier.quote(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a name: ''");
    }

    @Test
    void aLiteralDoublesItsQuotesAndKeepsItsBackslashes() {
        assertThat(Literal.quote("it's a \\ and\na line")).isEqualTo("'it''s a \\ and\na line'");
        assertThat(Literal.quote("")).isEqualTo("''");
        assertThatThrownBy(() -> Literal.quote("\0")).isInstanceOf(IllegalArgumentException.class);
    }
}
