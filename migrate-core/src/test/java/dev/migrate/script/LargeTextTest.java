package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.sql.SqlText;
import dev.migrate.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large file is the same revision as it would be read whole, with the same lines. */
class LargeTextTest {

    private static final String HEADER = "-- a\n-- revision: a\n-- down-revision:\n\n-- migrate: upgrade\n";
    private static final String DATA = "1\t\u00e9\uD83D\uDC18; '--\n".repeat(400_000);
    private static final String COPY = "copy t from stdin;\n" + DATA + "\\.\n";

    @TempDir
    private Path base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1;\n%scomment on table t is 'x';\n",
                "%s\n%s select 2; /* x\n */ select\n 3;",
                "copy t (a,\n b)\nfrom stdin\nwith (format csv);\n2\n\\.   \n%sselect 2;",
                "%s-- COPY u FROM stdin;\nselect 2;\n%s",
                "do $$ copy t from stdin;\n x\n\\.\n$$;\n%sselect 2;\n",
                "select 'copy t from stdin;\n';\n%sselect 2;\n",
                "COPY t FROM STDIN; -- rows\n1\n\\.\n%s-- migrate: downgrade\ndrop table t",
                "copy t from stdin;\n\\.\n%sselect 2",
            })
    void itIsReadAsItWouldBeWhole(String section) throws IOException {
        for (String lineEnd : List.of("\n", "\r\n")) {
            String text = ("\uFEFF" + HEADER + section.replace("%s", COPY)).replace("\n", lineEnd);
            Path file = Files.writeString(base.resolve("a.sql"), text);
            ScriptParser parser = new ScriptParser(base);
            Script whole = parser.parse(file, text);
            Script large = parser.parse(file, source(file), Files.size(file), TextBudget.ofMemory());
            assertThat(statements(large)).isEqualTo(statements(whole));
            assertThat(large.upgrade().checksum()).isEqualTo(whole.upgrade().checksum());
            assertThat(large.downgrade().line()).isEqualTo(whole.downgrade().line());
        }
    }

    @Test
    void theDataStaysInTheFile() throws IOException {
        Path file = Files.writeString(base.resolve("a.sql"), HEADER + COPY);
        SqlText text = LargeText.read("a.sql", source(file), Files.size(file), TextBudget.ofMemory());
        assertThat(text.text()).isEqualTo(HEADER + "copy t from stdin;\n\\.\n");
        assertThat(text.lineAt(text.text().length() - 1)).isEqualTo(400_007);
    }

    @Test
    void aMistakeIsToldWithItsLine() throws IOException {
        refused(
                COPY + "-- migrate: downgarde\n",
                "a.sql:400008: Unknown directive 'downgarde'; did you mean 'downgrade'?");
        refused("copy t from stdin;\n" + DATA, "a.sql:6: The data of COPY … FROM stdin never ends.");
        refused(
                "copy t from stdin;\n" + DATA + "\0\n\\.\n",
                "a.sql:400007: The file holds a NUL character, at offset 5600078.");
    }

    private void refused(String section, String problem) throws IOException {
        Path file = Files.writeString(base.resolve("a.sql"), HEADER + section);
        ScriptParser parser = new ScriptParser(base);
        assertThatThrownBy(() -> parser.parse(file, source(file), Files.size(file), TextBudget.ofMemory()))
                .hasMessageStartingWith(problem + System.lineSeparator());
    }

    private static List<String> statements(Script script) {
        return ((Section.Sql) script.upgrade())
                .statements().stream().map(LargeTextTest::shown).toList();
    }

    private static String shown(Statement statement) {
        return statement.line() + ":" + statement.column() + " " + statement.text() + " " + statement.directives() + " "
                + statement.copyData().isPresent();
    }

    private static ByteSource source(Path file) throws IOException {
        return ByteSource.of(file, Files.readAttributes(file, BasicFileAttributes.class));
    }
}
