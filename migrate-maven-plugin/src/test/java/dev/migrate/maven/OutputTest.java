package dev.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class OutputTest {

    private static final String FORGED = "a\n[INFO] BUILD SUCCESS\r\u001b[2J\u202e\u2028\u0085b";

    @TempDir
    private Path base;

    @Test
    void aScriptOnStandardOutputSaysWhereItEnds() {
        String printed = printed(() -> output("").writeScript(to -> Output.give(to, "select 'é';\n")));
        assertThat(printed).isEqualTo("select 'é';\n\n-- The script ends here, whatever is written behind it.\n\\q\n");
    }

    @Test
    void aScriptInAFileIsJustTheScript() throws IOException {
        output("new/x.sql").writeScript(to -> Output.give(to, "select 'é';\n"));
        assertThat(base.resolve("new/x.sql")).hasContent("select 'é';");
    }

    @Test
    void aRefusalLeavesTheFileAsItWas() throws IOException {
        Files.writeString(base.resolve("x.sql"), "before");
        assertThatThrownBy(() -> output("x.sql").writeScript(to -> {
                    throw new MigrateException("No.", "Go.");
                }))
                .hasMessageStartingWith("No.");
        assertThat(base.resolve("x.sql")).hasContent("before");
    }

    @Test
    void anEmptyAnswerIsAFileToo() {
        output("empty.txt").write(() -> "", () -> "[]");
        assertThat(base.resolve("empty.txt")).isEmptyFile();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsTold() throws IOException {
        Files.writeString(base.resolve("taken"), "");
        assertThatThrownBy(() -> output("taken/x.sql").write(() -> "a", () -> "[]"))
                .hasMessageStartingWith("Cannot write taken/x.sql: ");
    }

    @Test
    void eachFindingIsOneLineWhateverItHolds() {
        assertThat(Output.lines(List.of(FORGED, "table \"x\ty\"")))
                .isEqualTo("a\\n[INFO] BUILD SUCCESS\\r\\u001b[2J\\u202e\\u2028\\u0085b\ntable \"x\ty\"\n");
    }

    @Test
    void aMessageOfTheLogIsOneLineWhateverItHolds() {
        String printed = printed(() -> {
            LineLog log = new LineLog(new SystemStreamLog());
            log.info(FORGED);
            log.warn(FORGED);
        });
        assertThat(printed.lines())
                .containsExactly(
                        "[info] a\\n[INFO] BUILD SUCCESS\\r\\u001b[2J\\u202e\\u2028\\u0085b",
                        "[warn] a\\n[INFO] BUILD SUCCESS\\r\\u001b[2J\\u202e\\u2028\\u0085b");
        assertThat(LineLog.lines("a\nb\u001b[2J")).isEqualTo("a" + System.lineSeparator() + "b\\u001b[2J");
    }

    private Output output(String file) {
        return new Output(Output.Format.TEXT, file, base);
    }

    private static String printed(Runnable printing) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            printing.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
