package dev.migrate.sql;

import dev.migrate.MigrateException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks whether the bytes of a file are text that PostgreSQL can take: UTF-8 without a NUL character. They may come piece by
 * piece. Not safe for use by several threads.
 */
public final class Utf8 {

    /** What stands in a text for bytes that are no character. A file may hold one, too. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final int LAST_OF_ASCII = 0x7F;

    private final String name;
    private byte[] begin = new byte[0];
    private long offset;
    private long line = 1;
    private boolean bareLineFeed;
    private int before;
    private int lead;
    private long leadOffset;
    private int missing;
    private int lowest;
    private int highest;
    private boolean wide;

    /**
     * A look at a file.
     *
     * @param name what messages call it
     */
    public Utf8(String name) {
        this.name = name;
    }

    /**
     * The text that a whole file is.
     *
     * @throws MigrateException if it is in another encoding, or holds a NUL character; with file and line
     */
    public static String decode(String name, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 || text.indexOf('\0') >= 0) {
            Utf8 bytes = new Utf8(name);
            bytes.accept(content, content.length);
            bytes.finish();
        }
        return text;
    }

    /**
     * Looks at the next bytes, the first so many of these.
     *
     * @throws MigrateException if the file is no such text
     */
    public void accept(byte[] bytes, int length) {
        if (offset == 0) {
            begin = Arrays.copyOf(bytes, Math.min(length, 4));
        }
        for (int i = 0; i < length; i++) {
            int letters = missing > 0 ? 0 : letters(bytes, i, length);
            if (letters > 0) {
                i += letters;
                offset += letters;
                before = bytes[i - 1];
                if (i == length) {
                    return;
                }
            }
            int b = bytes[i] & 0xFF;
            if (missing > 0 || b > LAST_OF_ASCII) {
                beyondAscii(b);
            } else if (b == 0) {
                throw nul();
            } else if (b == '\n') {
                line++;
                bareLineFeed |= before != '\r';
            }
            before = b;
            offset++;
        }
    }

    /** How many characters of ASCII stand here that end no line: nearly all of a file. */
    private static int letters(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] > 0 && bytes[at] != '\n') {
            at++;
        }
        return at - from;
    }

    /**
     * Ends with what has come.
     *
     * @throws MigrateException if a character is left unfinished
     */
    public void finish() {
        if (missing > 0) {
            throw broken();
        }
    }

    /** The line that it has come to, counted from 1. */
    public long line() {
        return line;
    }

    /** Whether a line has ended in a bare line feed. */
    public boolean hasBareLineFeed() {
        return bareLineFeed;
    }

    /** Whether there was a character for which a text needs two bytes in memory for each. */
    public boolean isWide() {
        return wide;
    }

    private void beyondAscii(int b) {
        if (missing > 0) {
            if (b < lowest || b > highest) {
                throw broken();
            }
            missing--;
            lowest = 0x80;
            highest = 0xBF;
            return;
        }
        lead = b;
        leadOffset = offset;
        if (b < 0xC2 || b > 0xF4) {
            throw broken();
        }
        missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        wide |= b > 0xC3;
    }

    private MigrateException broken() {
        if (!otherUnicode().isEmpty()) {
            return other(otherUnicode());
        }
        boolean windows = lead < 0xA0;
        return new MigrateException(
                "%s:%d: The file is not UTF-8: the byte %02X at offset %d begins no character. It may be %s."
                        .formatted(name, line, lead, leadOffset, windows ? "Windows-1252" : "Latin-1"),
                convert(windows ? "WINDOWS-1252" : "LATIN1"));
    }

    private MigrateException nul() {
        return otherUnicode().isEmpty()
                ? new MigrateException(
                        "%s:%d: The file holds a NUL character, at offset %d.".formatted(name, line, offset),
                        "Remove it: no text in PostgreSQL has one.")
                : other(otherUnicode());
    }

    private MigrateException other(String encoding) {
        return new MigrateException(name + ":1: The file is not UTF-8, but " + encoding + ".", convert(encoding));
    }

    private String convert(String encoding) {
        return "Save it as UTF-8: `iconv -f " + encoding + " -t UTF-8 " + name + "` writes it so.";
    }

    /** The encoding that the first bytes give away, by a mark or by the zeros around a letter; or empty. */
    private String otherUnicode() {
        StringBuilder form = new StringBuilder();
        for (byte b : begin) {
            form.append(b == 0 ? '0' : b == (byte) 0xFE ? 'E' : b == (byte) 0xFF ? 'F' : 'x');
        }
        return switch (form.toString()) {
            case "FE00", "x000" -> "UTF-32LE";
            case "00EF", "000x" -> "UTF-32BE";
            case "x0x0" -> "UTF-16LE";
            case "0x0x" -> "UTF-16BE";
            default -> form.indexOf("FE") == 0 ? "UTF-16LE" : form.indexOf("EF") == 0 ? "UTF-16BE" : "";
        };
    }
}
