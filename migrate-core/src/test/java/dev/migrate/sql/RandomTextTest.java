package dev.migrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random texts out of known tokens: what was put together is what comes apart. */
class RandomTextTest {

    private static final List<List<String>> STATEMENTS = List.of(
            List.of("select", "1"),
            List.of("select", "'a;''b'", ",", "E'\\';'", ",", "U&'x;'", ",", "\"q;\"\"r\"", "from", "a$b$c"),
            List.of("do", "$do$ begin perform ';'; -- migrate: upgrade\n end $do$"),
            List.of("do", "$$\n;\n$$"),
            List.of(
                    "create", "rule", "r", "as", "on", "insert", "to", "t", "do", "(", "select", "1", ";", "select",
                    "2", ")"),
            List.of(
                    "create",
                    "or",
                    "replace",
                    "function",
                    "f",
                    "(",
                    ")",
                    "returns",
                    "int",
                    "begin",
                    "atomic",
                    "select",
                    "case",
                    "when",
                    "a",
                    "then",
                    "1",
                    "end",
                    ";",
                    "select",
                    "2",
                    ";",
                    "end"),
            List.of("insert", "into", "t", "values", "(", "1.5e-3", ",", "'🐘'", ",", "a", "->>", "'b'", ")"),
            List.of("alter", "table", "t", "add", "check", "(", "a", "@>", "-", "1", ")"));

    private static final List<String> GAPS =
            List.of(" ", "\n", "\t \n", "\f", " -- it's; $$ \"\n", " /* ; ' /* $x$ */ \" */ ", "\n--\n", " /**/ ");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void aRandomTextFallsIntoItsStatements(long seed) {
        var random = new Random(seed);
        var text = new StringBuilder();
        var plain = new StringBuilder();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            List<String> tokens = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
            String statement = joined(tokens, random);
            expected.add(statement);
            text.append(gap(random)).append(statement).append(gap(random)).append(";".repeat(1 + random.nextInt(2)));
            plain.append(String.join(" ", tokens)).append(";\n");
        }
        List<Statement> statements = SplitText.statements(text.toString());
        Checksum checksum = Checksum.of(statements);

        assertThat(statements).extracting(Statement::text).isEqualTo(expected);
        assertThat(statements)
                .allSatisfy(statement -> assertThat(text.toString().lines().skip(statement.line() - 1L))
                        .first()
                        .asString()
                        .contains(statement.text().substring(0, 2)));
        assertThat(Checksum.of(SplitText.statements(plain.toString()))).isEqualTo(checksum);
        assertThat(Checksum.of(SplitText.statements(text.toString().replace("\n", "\r\n"))))
                .isEqualTo(checksum);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void everyTokenCounts(long seed) {
        var random = new Random(seed);
        for (List<String> tokens : STATEMENTS) {
            Checksum checksum = Checksum.of(SplitText.statements(joined(tokens, random)));
            for (int i = 0; i < tokens.size(); i++) {
                var changed = new ArrayList<>(tokens);
                changed.add(i, "more");
                assertThat(Checksum.of(List.of(new Statement(joined(changed, random), 1, List.of(), null))))
                        .isNotEqualTo(checksum);
            }
        }
    }

    private static String joined(List<String> tokens, Random random) {
        var joined = new StringBuilder(tokens.get(0));
        tokens.stream().skip(1).forEach(token -> joined.append(gap(random)).append(token));
        return joined.toString();
    }

    private static String gap(Random random) {
        return GAPS.get(random.nextInt(GAPS.size()));
    }
}
