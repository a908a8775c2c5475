package dev.migrate.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSplitterTest {

    /** Each case: what it shows, the text, then the statements it holds. */
    static Stream<Arguments> texts() {
        return Stream.of(
                text("two statements", "select 1; select 2;", "select 1", "select 2"),
                text("no semicolon at the end", "select 1;\nselect 2\n", "select 1", "select 2"),
                text("nothing", ""),
                text("comments and semicolons alone", " ; -- nothing\n/* here */ ;;\n"),
                text("a semicolon in a string", "select 'a;b'; select 2", "select 'a;b'", "select 2"),
                text("a doubled quote", "select 'it''s;'; select 2", "select 'it''s;'", "select 2"),
                text("a backslash in a string", "select '\\'; select 2", "select '\\'", "select 2"),
                text("an escaped quote", "select e'\\';'; select 2", "select e'\\';'", "select 2"),
                text("an escaped backslash", "select E'\\\\'; select 2", "select E'\\\\'", "select 2"),
                text(
                        "an escape string that goes on in the next line",
                        "select E'a' -- and\n  '\\';'; select 2",
                        "select E'a' -- and\n  '\\';'",
                        "select 2"),
                text(
                        "no escape string that goes on in the same line",
                        "select E'a' '\\'; select 2",
                        "select E'a' '\\'",
                        "select 2"),
                text("a Unicode string", "select U&'\\'; select 2", "select U&'\\'", "select 2"),
                text("a bit string", "select b'1', x'F'; select 2", "select b'1', x'F'", "select 2"),
                text("a word before a string", "select date'x;'; select 2", "select date'x;'", "select 2"),
                text("a quoted name", "select \"a;\"\"b\"; select 2", "select \"a;\"\"b\"", "select 2"),
                text("a Unicode name", "select U&\"a;'\"; select 2", "select U&\"a;'\"", "select 2"),
                text("a dollar quote", "do $$ begin; end $$; select 2", "do $$ begin; end $$", "select 2"),
                text(
                        "a dollar quote in another",
                        "do $a$ x $$;$$ y $b$ $a$; select 2",
                        "do $a$ x $$;$$ y $b$ $a$",
                        "select 2"),
                text("a dollar tag beyond ASCII", "do $é$;$é$; select 2", "do $é$;$é$", "select 2"),
                text("dollars in a name", "select a$b$c; select $b$;$b$", "select a$b$c", "select $b$;$b$"),
                text("parameters", "select $1, $2; select 2", "select $1, $2", "select 2"),
                text("a number before a dollar quote", "select 1$$;$$; select 2", "select 1$$;$$", "select 2"),
                text("a comment in a statement", "select 1 -- ;\n + 1; select 2", "select 1 -- ;\n + 1", "select 2"),
                text(
                        "nested comments",
                        "select /* ; /* ' */ ; */ 1; select 2",
                        "select /* ; /* ' */ ; */ 1",
                        "select 2"),
                text("a comment after an operator", "select 1+/*;*/1; select 2", "select 1+/*;*/1", "select 2"),
                text("a comment that begins /*/", "select 1 /*/ ; */; select 2", "select 1", "select 2"),
                text("a JSON operator", "select a #>> b, c @? d; select 2", "select a #>> b, c @? d", "select 2"),
                text(
                        "a rule of several statements",
                        "create rule r as on insert to t do (select 1; select 2); select 3",
                        "create rule r as on insert to t do (select 1; select 2)",
                        "select 3"),
                text(
                        "an atomic body",
                        "create function f() returns int begin atomic select 1; select 2; end; select 3",
                        "create function f() returns int begin atomic select 1; select 2; end",
                        "select 3"),
                text(
                        "an atomic body with cases",
                        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC select case when a then case b when 1 then 2"
                                + " end end; select 2; END; select 3",
                        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC select case when a then case b when 1 then 2"
                                + " end end; select 2; END",
                        "select 3"),
                text(
                        "an atomic body that names columns end and begin",
                        "create function f() returns int begin atomic select p.end, begin as case from p; end; select 3",
                        "create function f() returns int begin atomic select p.end, begin as case from p; end",
                        "select 3"),
                text(
                        "a function named begin",
                        "create function begin() returns int return 1; select 2",
                        "create function begin() returns int return 1",
                        "select 2"),
                text(
                        "a case outside any body",
                        "select case when a then b; select 2",
                        "select case when a then b",
                        "select 2"),
                text("a byte-order mark", "\uFEFFselect 1;", "select 1"),
                text("Windows line ends", "select 1\r\n+ 1;\r\nselect 'a\r\nb';\r\n", "select 1\n+ 1", "select 'a\nb'"),
                text("old line ends", "select 1 -- ;\r+ 1;\rselect 2;\r", "select 1 -- ;\n+ 1", "select 2"),
                text("a carriage return as content", "select 'a\r\nb';\nselect 2;\n", "select 'a\r\nb'", "select 2"),
                text("a line that pg_dump writes", "\\restrict x;y\nselect 1;\n\\unrestrict x;y\n", "select 1"),
                text("emoji", "select '🐘;'; select \"🐘\"; select 🐘", "select '🐘;'", "select \"🐘\"", "select 🐘"),
                text("a closing parenthesis too many", "select 1); select 2", "select 1)", "select 2"),
                text("a directive in a string", "select '\n-- migrate: upgrade\n'", "select '\n-- migrate: upgrade\n'"),
                text("a directive in a body", "do $$\n-- migrate: upgrade\n$$", "do $$\n-- migrate: upgrade\n$$"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aTextIsDividedAsPsqlWould(String name, String text, List<String> statements) {
        assertThat(split(text))
                .extracting(fragment -> ((Statement) fragment).text())
                .isEqualTo(statements);
    }

    @Test
    void aDirectiveStandsOnALineOfItsOwnInAnyCaseAndSpacing() {
        assertThat(split("  --  MIGRATE :  Lint-Ignore   add-column  it is small  \n--migrate:upgrade\n"))
                .containsExactly(
                        new Directive("lint-ignore", "add-column  it is small", 1), new Directive("upgrade", "", 2));
    }

    @Test
    void aSectionEndsTheStatementBeforeIt() {
        assertThat(split("-- migrate: upgrade\nselect 1\n-- migrate: downgrade\nselect 2"))
                .containsExactly(
                        new Directive("upgrade", "", 1),
                        new Statement("select 1", 2, List.of(), null),
                        new Directive("downgrade", "", 3),
                        new Statement("select 2", 4, List.of(), null));
    }

    @Test
    void theDataOfACopyBelongsToIt() {
        assertThat(
                        split(
                                "copy t (a, b) from STDIN with (format csv); -- two rows\n1;'\n-- migrate: upgrade\n\\.\nselect 1"))
                .containsExactly(
                        new Statement(
                                "copy t (a, b) from STDIN with (format csv)",
                                1,
                                List.of(),
                                "1;'\n-- migrate: upgrade\n"),
                        new Statement("select 1", 5, List.of(), null));
    }

    @Test
    void aCopyMayHaveNoRows() {
        assertThat(split("COPY t FROM stdin;\n\\."))
                .containsExactly(new Statement("COPY t FROM stdin", 1, List.of(), ""));
    }

    @Test
    void aCopyFromElsewhereHasNoData() {
        assertThat(split("copy t from '/tmp/stdin'; copy (select a from stdin) to stdout; select from stdin;"))
                .hasSize(3)
                .allSatisfy(statement ->
                        assertThat(((Statement) statement).copyData()).isEmpty());
    }

    @Test
    void aStatementKnowsWhereItBegins() {
        assertThat(split("\n/* 🐘 */ select 1;\n\n  select 2"))
                .containsExactly(
                        new Statement("select 1", 2, 9, List.of(), null),
                        new Statement("select 2", 4, 3, List.of(), null));
    }

    @Test
    void whatNeverEndsIsNamedByTheLineWhereItBegins() {
        fails("select 1;\nselect 'a;\n", "a.sql:2: The string that begins here never ends.", "Close it with '.");
        fails("select e'\\'", "a.sql:1: The string that begins here never ends.", "Close it with '.");
        fails("\nselect \"a", "a.sql:2: The quoted name that begins here never ends.", "Close it with \".");
        fails("\n\ndo $x$ $$", "a.sql:3: The dollar-quoted string that begins here never ends.", "Close it with $x$.");
        fails("/* /* */", "a.sql:1: The comment that begins here never ends.", "Close it with */.");
        fails("select\n(1; (2); ", "a.sql:2: The parenthesis that opens here is never closed.", "Close it with ).");
        fails(
                "create table t (\n-- migrate: downgrade",
                "a.sql:1: The parenthesis that opens here is never closed.",
                "Close it with ).");
        fails(
                "create procedure p()\nbegin atomic select 1;",
                "a.sql:2: BEGIN ATOMIC has no END.",
                "Close it with END;");
    }

    @Test
    void aCopyWithoutAnEndIsRefused() {
        fails(
                "\ncopy t from stdin;\n1\n",
                "a.sql:2: The data of COPY … FROM stdin never ends.",
                "End it with a line that holds only \\.");
        fails(
                "copy t from stdin\n-- migrate: downgrade",
                "a.sql:1: COPY … FROM stdin has no data.",
                "End it with a semicolon, then write the data, then a line that holds only \\.");
        fails(
                "copy t from stdin; select 1;\n\\.\n",
                "a.sql:1: Behind COPY … FROM stdin stands 'select 1;'.",
                "The data of a COPY begins in the line after it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\connect", "\\i", "\\gset", "\\.", "\\d+"})
    void aCommandOfPsqlIsRefused(String command) {
        fails(
                "select 1;\n" + command + " x\n",
                "a.sql:2: " + command + " is a command of psql, not SQL.",
                "Say it in SQL, or remove it.");
    }

    @Test
    void aDirectiveInsideOrBehindAStatementIsRefused() {
        fails(
                "\nselect 1\n-- migrate: autocommit\nvacuum;",
                "a.sql:3: The directive 'autocommit' stands inside the statement that begins in line 2.",
                "End that statement with a semicolon: a directive stands before the statement that it is meant for.");
        fails(
                "select 1; -- migrate: autocommit\nvacuum;",
                "a.sql:1: The directive 'autocommit' stands behind other text.",
                "Give it a line of its own, before the statement that it is meant for.");
    }

    @Test
    void fourTimesTheTextTakesAboutFourTimesAsLong() {
        String piece = IntStream.range(0, 2_000)
                .mapToObj(i -> "insert into t values (" + i + ", 'a''b', $$;$$, E'\\'') /* x */; -- y\n")
                .collect(Collectors.joining());
        split(piece.repeat(4));
        long once = quickest(() -> split(piece));
        long fourTimes = quickest(() -> split(piece.repeat(4)));
        assertThat(fourTimes).isLessThan(12 * once);
    }

    private static long quickest(Runnable work) {
        return IntStream.range(0, 7)
                .mapToLong(i -> {
                    long start = System.nanoTime();
                    work.run();
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }

    private static Arguments text(String name, String text, String... statements) {
        return Arguments.of(name, text, List.of(statements));
    }

    private static List<Fragment> split(String text) {
        return StatementSplitter.split(SqlText.of("a.sql", text));
    }

    private static void fails(String text, String problem, String hint) {
        ThrowingCallable splitting = () -> split(text);
        assertThatThrownBy(splitting).isInstanceOfSatisfying(MigrateException.class, refused -> {
            assertThat(refused.problem()).isEqualTo(problem);
            assertThat(refused.hint()).isEqualTo(hint);
        });
    }
}
