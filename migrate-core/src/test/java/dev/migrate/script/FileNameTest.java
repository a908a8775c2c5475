package dev.migrate.script;

import static dev.migrate.script.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids and names of files: none that hides, that no disk takes, or that cannot be read by eye. */
class FileNameTest {

    private static final String PLAIN = "Use letters, digits, '_' or '.', and none of: @ + - : , white space, "
            + "or the words head, heads, base and current.";

    @TempDir
    private Path base;

    @ParameterizedTest
    @ValueSource(strings = {".hid", "..", ".", "..."})
    void revIdDot(String id) {
        assertRefused(
                () -> new RevisionId(id),
                "'" + id + "' cannot be a revision id: a file of that name is hidden.",
                "Begin it with a letter, a digit or '_'.");
        assertRefused(
                () -> new ScriptParser(base)
                        .parse(base.resolve("a.sql"), "-- revision: " + id + "\n-- down-revision:\n"),
                "a.sql:1: '" + id + "' cannot be a revision id: a file of that name is hidden.",
                "Begin it with a letter, a digit or '_'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-x", "a/b", "/a", "a\\b", "a b", "a\u00A0b", "a\u3000b", "a\u200Bb", "a\u202Eb", "a\u0000b", "a\nb",
                        "a\u001Bb",
                "a\u0085b", "a?b", "a*", "a<b", "a|b", "a\"b", "a:b", "a,b", "a@b", "a+1", "head", "current"
            })
    void whatCannotBeInAFileNameCannotBeAnId(String id) {
        assertThatThrownBy(() -> new RevisionId(id)).isInstanceOfSatisfying(MigrateException.class, refused -> {
            assertThat(refused.problem()).endsWith("' cannot be a revision id.").doesNotContain("\n", "\u001B");
            assertThat(refused.hint()).isEqualTo(PLAIN);
        });
    }

    @Test
    void anIdHasAnEnd() {
        assertRefused(
                () -> new RevisionId("a".repeat(300)),
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...' cannot be a revision id: it has 300 characters.",
                "Use 100 at most.");
        assertThat(new RevisionId("a".repeat(100)).value()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1", "1975ea83b712", "v1.2", "2026_11_20", "é", "表", "a#b", "a=b", "_"})
    void otherIdsAreTaken(String id) {
        Script script = writer("{rev}_{slug}", 40).write(base.resolve("migrations"), draft(id, "a"));
        assertThat(script.revision().id().value()).isEqualTo(id);
        assertThat(new ScriptDirectory(base, List.of(base)).read()).containsExactly(script);
    }

    @Test
    void aNameThatNoDiskTakesIsRefused() {
        String message = "表".repeat(80);
        assertThatThrownBy(() -> writer("{rev}_{slug}", 80).write(base.resolve("migrations"), draft("a", message)))
                .isInstanceOfSatisfying(MigrateException.class, refused -> {
                    assertThat(refused.problem())
                            .isEqualTo("The name of the file would have 246 bytes: a_" + "表".repeat(55) + "....");
                    assertThat(refused.hint())
                            .isEqualTo("Make it 240 at most, with a shorter id (-DrevId=) or a smaller"
                                    + " -Dmigrate.slugLength=.");
                });
        assertThat(base.resolve("migrations")).doesNotExist();
        Path file = writer("{rev}_{slug}", 40)
                .write(base.resolve("migrations"), draft("a".repeat(100), message))
                .path();
        assertThat(file).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {".{rev}", "{year}/.{rev}", ".d/{rev}"})
    void aFileThatWouldBeHiddenIsNotWritten(String pattern) {
        assertThatThrownBy(() -> writer(pattern, 40).write(base.resolve("migrations"), draft("a", "m")))
                .isInstanceOfSatisfying(
                        MigrateException.class,
                        refused -> assertThat(refused.problem()).endsWith(", and what is hidden is never read."));
    }

    @Test
    void aFileThatWindowsCannotHaveIsNotWritten() {
        assertRefused(
                () -> writer("{rev}", 40).write(base.resolve("migrations"), draft("aux", "m")),
                "No file on Windows can be called aux.sql.",
                "Choose another id (-DrevId=) or another migrate.fileTemplate.");
        assertThat(writer("{rev}_{slug}", 40)
                        .write(base.resolve("migrations"), draft("aux", "m"))
                        .path())
                .exists();
    }

    @Test
    void aMessageWithAControlCharacterIsNotWritten() {
        assertRefused(
                () -> writer("{rev}_{slug}", 40).write(base.resolve("migrations"), draft("a", "red \u001b[31m")),
                "Nothing was written: migrations/a_red_31m.sql:1: The header holds a control character, \\u001b: "
                        + "-- red \\u001b[31m",
                "Remove it: messages are told one to a line.");
        assertThat(Files.exists(base.resolve("migrations"))).isFalse();
    }

    @Test
    void aMessageMayHaveTheLineEndsOfWindows() {
        Script script = writer("{rev}_{slug}", 40).write(base.resolve("migrations"), draft("a", "one\r\n\r\ntwo"));
        assertThat(script.revision().message()).isEqualTo("one");
        assertThat(script.description()).isEqualTo("one\n\ntwo");
    }

    private ScriptWriter writer(String pattern, int slugLength) {
        return new ScriptWriter(
                base,
                Templates.own(Language.SQL).named(Templates.STANDARD),
                new FileNaming(pattern, slugLength, ZoneOffset.UTC));
    }

    private static Draft draft(String id, String message) {
        return new Draft(
                new RevisionId(id),
                message,
                List.of(),
                List.of(),
                List.of(),
                Instant.parse("2026-11-20T09:24:00Z"),
                "",
                "");
    }
}
