package dev.migrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {

    @Test
    void itNamesItsMethod() {
        assertThat(Checksum.of(List.of()))
                .hasToString("1:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    /** What the log of a database holds stays true: a change of the method would be a new number. */
    @Test
    void itStaysAsItIs() {
        String text = "-- migrate: autocommit\nvacuum;\nselect 'a\r\nb\rc \ud83d\udc18', $$x\r\n$$ /* c */;\n"
                + "copy t from stdin;\n1\t\u00e9\r\n2\r3\n\\.\nselect '" + "\ud83d\udc18".repeat(9001) + "', '"
                + "x\r\n".repeat(9000) + "';\n";
        assertThat(Checksum.of(SplitText.statements(text)))
                .hasToString("1:ee551217679c8137402778c72f327c802c8fca9d9726ec661a5af7abb87b069a");
        assertThat(Checksum.ofTokens(Stream.of("a", "b\r\nc", "\u00e9")))
                .hasToString("1:218c766ef2519ea13adb7ac8f1d8c0ded25b48b8a696c53d86449ee0fd0087e5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select a+1          | select a /* one */ + 1",
                "select a=-1         | select a = - 1",
                "select 1;           | -- first\\n;select\\t1\\r\\n",
                "select 'a\\nb'      | select 'a\\r\\nb'",
                "do $$a\\nb$$        | do $$a\\r\\nb$$",
                "select e'a'\\n'\\\\'' | select e'a' -- more\\n\\n'\\\\''",
                "select f(a)         | select f ( a )",
            })
    void theFormOfATextDoesNotCount(String one, String other) {
        assertThat(checksum(one)).isEqualTo(checksum(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select 1            | select 2",
                "select 1; select 2  | select 2; select 1",
                "select 1; select 2  | select 1 select 2",
                "select 'a b'        | select 'a  b'",
                "do $$ a $$          | do $$ a  $$",
                "do $$ -- a\\n$$     | do $$ -- b\\n$$",
                "select ab           | select a b",
                "select 'a''b'       | select 'a' 'b'",
                "select x'1'         | select x '1'",
                "select a@-b         | select a@ -b",
                "select a            | select A",
                "vacuum              | -- migrate: autocommit\\nvacuum",
                "copy t from stdin;\\n1\\n\\\\. | copy t from stdin;\\n2\\n\\\\.",
                "copy t from stdin;\\n\\\\.     | copy t from stdin;\\n\\n\\\\.",
            })
    void whatATextDoesCounts(String one, String other) {
        assertThat(checksum(one)).isNotEqualTo(checksum(other));
    }

    @Test
    void adviceToTheLinterDoesNotCount() {
        var statement = new Statement("vacuum", 1, List.of(), null);
        var advised = statement.with(List.of(new Directive("lint-ignore", "vacuum because", 1)));
        assertThat(Checksum.of(List.of(advised))).isEqualTo(Checksum.of(List.of(statement)));
    }

    private static Checksum checksum(String escaped) {
        return Checksum.of(SplitText.statements(escaped.translateEscapes()));
    }
}
