package dev.migrate.script;

import static dev.migrate.script.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comment whose first word is migrate is a directive, or it is refused: nothing of a way back runs on a way up. */
class NearMissTest {

    private static final Path BASE = Path.of("/project");
    private static final String HEADER = "-- a\n--\n-- revision: a\n-- down-revision:\n";
    private static final String SQL_HINT =
            "A comment whose first word is migrate has to be a directive, `-- migrate: <word>`, with one of upgrade,"
                    + " downgrade, irreversible, autocommit, repeat, lint-ignore. Write it so, or begin with another word.";
    private static final String JAVA_HINT =
            "A comment whose first word is migrate has to be a directive, `// migrate: <word>`, with one of"
                    + " irreversible. Write it so, or begin with another word.";

    private final ScriptParser parser = new ScriptParser(BASE);

    @Test
    void nearMissDirective() throws IOException {
        byte[] content = Files.readAllBytes(Path.of("src/test/resources/found/near-miss-directive/d20e_dashes.sql"));
        assertRefused(
                () -> parser.parse(BASE.resolve("d20e_dashes.sql"), content),
                "d20e_dashes.sql:8: '--- migrate: downgrade' is no directive; did you mean '-- migrate: downgrade'?",
                SQL_HINT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--- migrate: downgrade",
                "------------ migrate: downgrade ------------",
                "--migrate downgrade",
                "-- migrate downgrade",
                "-- migrate; downgrade",
                "-- migrate, downgrade",
                "-- migrate. downgrade",
                "-- migrate = downgrade",
                "-- migrate - downgrade",
                "-- migrate-downgrade",
                "-- migrate:: downgrade",
                "-- migrate: : downgrade",
                "-- migrate: downgrade;",
                "-- migrate: downgrade.",
                "-- migrate: \"downgrade\"",
                "-- migrate: <downgrade>",
                "-- migrate: (downgrade)",
                "-- migrate:\u00A0downgrade",
                "--\u00A0migrate: downgrade",
                "-- migrate\u2003: downgrade",
                "-- migrate\uFF1A downgrade",
                "-- \uFF4D\uFF49\uFF47\uFF52\uFF41\uFF54\uFF45: downgrade",
                "-- migrate: down\u200Bgrade",
                "-- mi\u200Bgrate: downgrade",
                "--\uFEFF migrate: downgrade",
                "-- * migrate: downgrade",
                "-- # migrate: downgrade",
                "-- // migrate: downgrade",
                "-- @migrate downgrade",
                "-- [migrate: downgrade]",
                "-- 'migrate': downgrade",
                "-- \u2014 migrate: downgrade",
                "-- +migrate Down",
                "-- +goose Down",
                "-- Migrate \uFF1A Downgrade",
                "-- MIGRATE DOWNGRADE",
                "-- migration: downgrade",
                "-- migrations: downgrade",
                "-- migrat: downgrade",
                "-- mirgate: downgrade",
                "-- m\u0456grate: downgrade",
                "-- migrates downgrade",
                "-- a\f-- migrate: downgrade",
                "-- a\u2028-- migrate: downgrade",
                "/* migrate: downgrade */",
                "/** migrate: downgrade */",
                "/* -- migrate: downgrade */",
                "/*\n * migrate: downgrade\n */",
                "/*\n-- migrate: downgrade\n*/",
                "/* a /* b */\n migrate: downgrade */",
                "# migrate: downgrade",
                "\u2014 migrate: downgrade",
                "\u2013\u2013migrate: downgrade",
                "// migrate: downgrade",
                "migrate: downgrade",
                "-- migrate : rollback!",
                "-- migrate undo",
                "-- migrate Down",
            })
    void aNearMissIsRefusedWithTheDirectiveThatWasMeant(String line) {
        assertThatThrownBy(() -> parser.parse(BASE.resolve("a.sql"), inUpgrade(line)))
                .isInstanceOfSatisfying(MigrateException.class, refused -> {
                    assertThat(refused.problem())
                            .matches(
                                    "(?s)a\\.sql:([789]): '.*' is no directive; did you mean '-- migrate: downgrade'\\?");
                    assertThat(refused.hint()).isEqualTo(SQL_HINT);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- migrate: Down",
                "-- migrate:down",
                "-- migrate: down-grade",
                "-- migrate: downgarde",
                "-- migrate: DOWNGRADES",
                "-- migrate: down",
            })
    void anUnknownWordIsRefusedWithTheNearestKnownOne(String line) {
        assertThatThrownBy(() -> parser.parse(BASE.resolve("a.sql"), inUpgrade(line)))
                .isInstanceOfSatisfying(
                        MigrateException.class,
                        refused -> assertThat(refused.problem())
                                .matches("a\\.sql:7: Unknown directive '.*'; did you mean 'downgrade'\\?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- migrate old rows to the new table",
                "-- migrate",
                "-- migrate:",
                "/* Migrate the rows */",
                "select 1; -- migrate it",
                "create table u ( -- migrate later\n a int);",
            })
    void proseThatBeginsWithTheWordIsRefused(String line) {
        assertThatThrownBy(() -> parser.parse(BASE.resolve("a.sql"), inUpgrade(line)))
                .isInstanceOfSatisfying(MigrateException.class, refused -> {
                    assertThat(refused.problem()).matches("a\\.sql:7: '.*' is no directive\\.");
                    assertThat(refused.hint()).isEqualTo(SQL_HINT);
                });
    }

    @Test
    void whatDoesNotShowIsShown() {
        assertRefused(
                () -> parser.parse(BASE.resolve("a.sql"), inUpgrade("--\u00A0mi\u200Bgrate: downgrade")),
                "a.sql:7: '--\\u00a0mi\\u200bgrate: downgrade' is no directive; did you mean '-- migrate: downgrade'?",
                SQL_HINT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- to migrate: downgrade",
                "-- migrated rows have no owner",
                "-- migrate_log is ours",
                "-- migration of the accounts",
                "-- migrations/a.sql",
                "-- Name: migrate; Type: TABLE",
                "-- downgrade",
                "select '-- migrate: downgrade\n--- migrate: downgrade';",
                "do $$\n--- migrate: downgrade\n$$;",
                "select a,\nmigrate::text from u;",
                "select 1 as migrate;",
                "copy u from stdin;\n--- migrate: downgrade\nmigrate: downgrade\n\\.",
                "insert into u values ('x', /* it's\n*/ $q$ migrate: downgrade\n$q$);",
            })
    void otherTextIsLeftAlone(String line) {
        assertThat(parser.parse(BASE.resolve("a.sql"), inUpgrade(line))
                        .upgrade()
                        .present())
                .isTrue();
    }

    @Test
    void aMessageMayBeginWithTheWord() {
        String text =
                "-- migrate accounts to the new table\n-- migrate them slowly\n" + HEADER + "\n-- migrate: upgrade\n";
        assertThat(parser.parse(BASE.resolve("a.sql"), text).revision().message())
                .isEqualTo("migrate accounts to the new table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--- migrate: upgrade", "-- migrate upgrade", "-- migrate: : upgrade", "-- Migrate up"})
    void aHeaderHoldsNoNearMiss(String line) {
        assertRefused(
                () -> parser.parse(BASE.resolve("a.sql"), line + "\n" + HEADER),
                "a.sql:1: '" + line + "' is no directive; did you mean '-- migrate: upgrade'?",
                SQL_HINT);
        assertRefused(
                () -> parser.parse(BASE.resolve("a.sql"), HEADER + line + "\n"),
                "a.sql:5: '" + line + "' is no directive; did you mean '-- migrate: upgrade'?",
                SQL_HINT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/// migrate: irreversible",
                "//migrate irreversible",
                "// Migrate; irreversible",
                "/* migrate: irreversible */",
                "/** migrate: irreversible */",
                "/*\n * migrate: irreversible\n */",
                "int a; /// migrate: irreversible",
                "// migrate: : irreversible",
            })
    void theSameGoesForJava(String line) {
        assertThatThrownBy(() -> parser.parse(BASE.resolve("a.java"), inClass(line)))
                .isInstanceOfSatisfying(MigrateException.class, refused -> {
                    assertThat(refused.problem())
                            .matches(
                                    "(?s)a\\.java:[56]: '.*' is no directive; did you mean '// migrate: irreversible'\\?");
                    assertThat(refused.hint()).isEqualTo(JAVA_HINT);
                });
    }

    @Test
    void theCommentOfAClassMayBeginWithTheWord() {
        String text = inClass("/** Migrate accounts.\n * migrate them all\n */\nString s = \"// migrate: down\";");
        assertThat(parser.parse(BASE.resolve("a.java"), text).isJava()).isTrue();
        assertRefused(
                () -> parser.parse(BASE.resolve("a.java"), inClass("// migrate the accounts")),
                "a.java:5: '// migrate the accounts' is no directive.",
                JAVA_HINT);
    }

    private static String inUpgrade(String line) {
        return HEADER + "\n-- migrate: upgrade\n" + line + "\ndrop table t;\n";
    }

    private static String inClass(String line) {
        return "// a\n// revision: a\n// down-revision:\nclass A {\n" + line + "\nvoid upgrade() {} }\n";
    }
}
