package dev.migrate.script;

import static dev.migrate.script.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.revision.Revision;
import dev.migrate.revision.RevisionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read in a revision file in Java without compiling it. */
class JavaFileTest {

    private static final Path BASE = Path.of("/project");
    private static final Path FILE = BASE.resolve("migrations/a.java");
    private static final String HEADER = "// revision: a1\n// down-revision:\n";

    private final ScriptParser parser = new ScriptParser(BASE);

    @Test
    void theHeaderIsThatOfASqlFile() {
        Script script = parse("""
                // fill in account status
                //
                // Slowly.
                //
                // revision: 3f2a90c1d7e4
                // down-revision: 1975ea83b712
                // branch-labels: billing
                // depends-on: 9c1d22ab01ff
                // created: 2026-11-20T09:24:00Z
                import dev.migrate.op.*;

                class FillInStatus implements JavaMigration {
                    @Override
                    public void upgrade(Operations op) {}

                    @Override
                    public void downgrade(Operations op) {}
                }
                """);
        assertThat(script.revision())
                .isEqualTo(new Revision(
                        new RevisionId("3f2a90c1d7e4"),
                        "fill in account status",
                        List.of(new RevisionId("1975ea83b712")),
                        List.of("9c1d22ab01ff"),
                        List.of("billing"),
                        "migrations/a.java"));
        assertThat(script.description()).isEqualTo("fill in account status\n\nSlowly.");
        assertThat(script.createdAt()).contains(Instant.parse("2026-11-20T09:24:00Z"));
        assertThat(script.upgrade().line()).isEqualTo(14);
        assertThat(script.downgrade().line()).isEqualTo(17);
        assertThat(script.irreversibleBecause()).isEmpty();
        assertThat(script.isJava()).isTrue();
    }

    @Test
    void mistakesInTheHeaderAreThoseOfASqlFile() {
        refused(
                "// a\n// revision: a1\n// down-revison:\n",
                "migrations/a.java:3: Unknown header key 'down-revison'; did you mean 'down-revision'?",
                "The keys are revision, down-revision, branch-labels, depends-on, created.");
        refused(
                "-- revision: a1\n-- down-revision:\n",
                "migrations/a.java:1: The header has no 'revision:' line.",
                "`mvn migrate:revision` writes files that have one.");
    }

    @Test
    void withoutAMethodForItThereIsNoWayBack() {
        Script script =
                parse(HEADER + "class A { /* void downgrade() */ String s = \"void downgrade(\"; void upgrade(){} }");
        assertThat(script.irreversibleBecause()).contains(" has no downgrade method.");
    }

    @Test
    void anEmptyMethodLeadsNowhereBackFromAFilledOne() {
        assertThat(parse(HEADER + "class A { void upgrade() { a(); }\nvoid downgrade() throws X { /* later */ } }")
                        .irreversibleBecause())
                .contains(":4 has an empty downgrade method.");
        assertThat(parse(HEADER + "class A { void upgrade() { a(); }\nvoid downgrade() { return; } }")
                        .irreversibleBecause())
                .isEmpty();
    }

    @Test
    void theFileMaySayThatThereIsNoWayBack() {
        Script script = parse(HEADER + "class A {\n    // migrate: irreversible\n    void upgrade() {}\n}");
        assertThat(script.irreversibleBecause()).contains(":4 says that it is irreversible.");
    }

    @Test
    void aDirectiveThatIsOutOfPlaceIsRefused() {
        refused(
                HEADER + "class A {\n// migrate: irreversible\nvoid downgrade() {} }",
                "migrations/a.java:4: The directive 'irreversible' stands in a file that has a downgrade method.",
                "Remove the directive, or the method in line 5.");
        refused(
                HEADER + "// migrate: irreversible\n// migrate: irreversible\n",
                "migrations/a.java:4: The directive 'irreversible' is there a second time.",
                "Keep one of them.");
        refused(
                HEADER + "// migrate: irreversible since data is lost\n",
                "migrations/a.java:3: The directive 'irreversible' stands alone, but 'since data is lost' follows it.",
                "Remove what follows it, or make it a comment of its own.");
        refused(
                HEADER + "class A {\n// migrate: autocommit\n}",
                "migrations/a.java:4: Unknown directive 'autocommit' in a revision in Java.",
                "The only directive there is irreversible. Write op.autocommit(…) for a statement.");
    }

    @Test
    void whatLooksLikeADirectiveInAStringIsNone() {
        parse(HEADER + "class A { String s = \"\"\"\n    // migrate: autocommit\n    \\\"\"\"// \"\"\"; }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int a=1;           | int  a = 1; // one",
                "f(a);              | f( /* b */ a )\\r\\n;",
                "List<List<A>> a;   | List < List < A > > a;",
                "s = \"\"\"\\na\"\"\"; | s=\"\"\"\\r\\na\"\"\";",
                "c = '\\'';         | c  = '\\'' ;",
            })
    void theFormOfATextDoesNotCount(String one, String other) {
        assertThat(checksum(one)).isEqualTo(checksum(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "s = \"a b\";           | s = \"a  b\";",
                "s = \"a // b\";        | s = \"a // c\";",
                "s = \"\\\" // b\";     | s = \"\\\" // c\";",
                "s = \"\"\"\\n a\"\"\"; | s = \"\"\"\\n  a\"\"\";",
                "s = \"\"\"\\n\\\\\"\"\" // a\"\"\"; | s = \"\"\"\\n\\\\\"\"\" // b\"\"\";",
                "c = ' ';               | c = '  ';",
                "c = '\"'; // a         | c = '\"'; b",
                "a++ + b;               | a + ++b;",
                "a - -b;                | a--b;",
                "ab                     | a b",
                "f(1);                  | f(2);",
            })
    void whatATextDoesCounts(String one, String other) {
        assertThat(checksum(one)).isNotEqualTo(checksum(other));
    }

    @Test
    void theChecksumIsThatOfTheFileForBothDirections() {
        Script script = parse(HEADER + "class A { void upgrade() {} void downgrade() {} }");
        assertThat(script.downgrade().checksum()).isEqualTo(script.upgrade().checksum());
    }

    private String checksum(String code) {
        String text = code.replace("\\r", "\r").replace("\\n", "\n").replace("\\\\", "\\");
        return parse(HEADER + text).upgrade().checksum().value();
    }

    private Script parse(String text) {
        return parser.parse(FILE, text);
    }

    private void refused(String text, String problem, String hint) {
        assertRefused(() -> parse(text), problem, hint);
    }
}
