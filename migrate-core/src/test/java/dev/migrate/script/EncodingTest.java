package dev.migrate.script;

import static dev.migrate.script.Refusal.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no revision file may hold: bytes that are no UTF-8, NUL characters, control characters in a header. */
class EncodingTest {

    private static final Path BASE = Path.of("/project");
    private static final Path FOUND = Path.of("src/test/resources/found");
    private static final String HEADER = "-- revision: a1\n-- down-revision:\n\n-- migrate: upgrade\n";
    private static final String NO_NUL = "Remove it: no text in PostgreSQL has one.";
    private static final String ONE_LINE = "Remove it: messages are told one to a line.";

    private final ScriptParser parser = new ScriptParser(BASE);

    @Test
    void nulByte() throws IOException {
        byte[] content = Files.readAllBytes(FOUND.resolve("nul-byte/a.sql"));
        refused("a.sql", content, "a.sql:8: The file holds a NUL character, at offset 111.", NO_NUL);
    }

    @Test
    void nulInMessage() throws IOException {
        byte[] content = Files.readAllBytes(FOUND.resolve("nul-in-message/a1.sql"));
        refused("a1.sql", content, "a1.sql:1: The file holds a NUL character, at offset 4.", NO_NUL);
    }

    @Test
    void nulInJava() {
        byte[] content = "// revision: a\n// down-revision:\nclass A { String s = \"\0\"; }".getBytes(UTF_8);
        refused("a.java", content, "a.java:3: The file holds a NUL character, at offset 55.", NO_NUL);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, UTF-16LE, 0",
        "UTF-16BE, UTF-16BE, 0",
        "UTF-16LE, UTF-16LE, 1",
        "UTF-16BE, UTF-16BE, 1",
        "UTF-32LE, UTF-32LE, 0",
        "UTF-32BE, UTF-32BE, 0",
        "UTF-32LE, UTF-32LE, 1",
        "UTF-32BE, UTF-32BE, 1"
    })
    void aFileInAnotherUnicodeFormIsNamed(String charset, String named, int mark) {
        byte[] content = ((mark > 0 ? "\uFEFF" : "") + "-- été\n" + HEADER).getBytes(Charset.forName(charset));
        refused(
                "a.sql",
                content,
                "a.sql:1: The file is not UTF-8, but " + named + ".",
                "Save it as UTF-8: `iconv -f " + named + " -t UTF-8 a.sql` writes it so.");
    }

    @Test
    void theFirstByteThatIsNoUtf8IsNamedWithItsLine() {
        refused(
                "a.sql",
                "-- a\n-- \u00e9t\u00e9\n".getBytes(ISO_8859_1),
                "a.sql:2: The file is not UTF-8: the byte E9 at offset 8 begins no character. It may be Latin-1.",
                "Save it as UTF-8: `iconv -f LATIN1 -t UTF-8 a.sql` writes it so.");
        refused(
                "a.sql",
                "-- a\n\n-- 5 \u20ac".getBytes(Charset.forName("windows-1252")),
                "a.sql:3: The file is not UTF-8: the byte 80 at offset 11 begins no character. It may be Windows-1252.",
                "Save it as UTF-8: `iconv -f WINDOWS-1252 -t UTF-8 a.sql` writes it so.");
        refused(
                "a.sql",
                "-- a\n-- caf\u00e9".getBytes(ISO_8859_1),
                "a.sql:2: The file is not UTF-8: the byte E9 at offset 11 begins no character. It may be Latin-1.",
                "Save it as UTF-8: `iconv -f LATIN1 -t UTF-8 a.sql` writes it so.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"C0 80", "C1 BF", "E0 80 80", "ED A0 80", "F0 80 80 80", "F4 90 80 80", "F8 88", "80", "E2 82"})
    void whatNoDecoderTakesIsNoUtf8(String bytes) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes("-- a\n".getBytes(UTF_8));
        for (String b : bytes.split(" ", -1)) {
            content.write(Integer.parseInt(b, 16));
        }
        content.writeBytes("\n".getBytes(UTF_8));
        assertThatThrownBy(() -> parser.parse(BASE.resolve("a.sql"), content.toByteArray()))
                .hasMessageStartingWith("a.sql:2: The file is not UTF-8: the byte " + bytes.substring(0, 2));
    }

    @Test
    void everyCharacterOfUnicodeIsTaken() {
        StringBuilder all = new StringBuilder("-- a\n").append(HEADER).append("select '");
        for (int c = 0xA0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 61) {
            if (Character.getType(c) != Character.SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        String text = all.append("';\n").toString();
        Script script = parser.parse(BASE.resolve("a.sql"), text.getBytes(UTF_8));
        assertThat(script).isEqualTo(parser.parse(BASE.resolve("a.sql"), text));
    }

    @Test
    void aMarkOfUtf8IsNoPartOfTheText() {
        Script script = parser.parse(BASE.resolve("a.sql"), ("\uFEFF" + HEADER).getBytes(UTF_8));
        assertThat(script.revision().id().value()).isEqualTo("a1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\u001b[31mred      | \\u001b | -- \\u001b[31mred",
                "a\\u0007            | \\u0007 | -- a\\u0007",
                "a\\u0008b           | \\u0008 | -- a\\u0008b",
                "a\\u007fb           | \\u007f | -- a\\u007fb",
                "a\\u009b31mb        | \\u009b | -- a\\u009b31mb",
                "a\\u0085b           | \\u0085 | -- a\\u0085b",
                "a\\u2028[INFO] b    | \\u2028 | -- a\\u2028[INFO] b",
                "a\\u202egro.exe     | \\u202e | -- a\\u202egro.exe",
                "a\\u000db           | \\r     | -- a\\rb",
            })
    void aControlCharacterInAMessageIsRefused(String message, String escape, String shown) {
        String text = "-- " + unescaped(message.strip()) + "\n" + HEADER;
        refused(
                "a.sql",
                text.getBytes(UTF_8),
                "a.sql:1: The header holds a control character, " + escape + ": " + shown,
                ONE_LINE);
    }

    @Test
    void aTabAndAnEmojiAreNone() {
        String message = "a\tb \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \u00e9t\u00e9\u00A0!";
        Script script = parser.parse(BASE.resolve("a.sql"), "-- " + message + "\r\n" + HEADER);
        assertThat(script.revision().message()).isEqualTo(message);
    }

    @Test
    void aCarriageReturnEndsALineInJava() {
        Script script = parser.parse(
                BASE.resolve("a.java"),
                "// a\r// revision: a1\r// down-revision:\n// x\rclass A { void downgrade() {} }");
        assertThat(script.revision().message()).isEqualTo("a");
        assertThat(script.downgrade().line()).isEqualTo(5);
        refused(
                "a.java",
                "// a\rb\n// revision: a1\n// down-revision:\n".getBytes(UTF_8),
                "a.java:1: The header has no 'revision:' line.",
                "`mvn migrate:revision` writes files that have one.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\u000a", "\\u000D", "\\uuu002f", "\\u002A", "\\u0022", "\\u0027", "\\u005c", "\\\\\\u000a"})
    void anEscapeThatDividesAJavaTextIsRefused(String escape) {
        refused(
                "a.java",
                ("// revision: a\n// down-revision:\nclass A {\n// x " + escape + " }\n").getBytes(UTF_8),
                "a.java:4: The Unicode escape " + escape.substring(escape.lastIndexOf('\\'))
                        + " stands for a character that divides the text.",
                "Write the character itself, or \\n, \\r, \\\", \\' or \\\\ in a string.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\u00e9\"", "\"\\\\u000a\"", "\"\\u001b[0m\"", "\"\\n\""})
    void otherEscapesAreTheCompilers(String string) {
        String text = "// revision: a\n// down-revision:\nclass A { String s = " + string + "; }\n";
        assertThat(parser.parse(BASE.resolve("a.java"), text).isJava()).isTrue();
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u(....)")
                .matcher(text)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
    }

    private void refused(String file, byte[] content, String problem, String hint) {
        assertRefused(() -> parser.parse(BASE.resolve(file), content), problem, hint);
    }
}
