package dev.migrate.sql;

import java.util.Arrays;
import org.apache.commons.lang3.StringUtils;

/**
 * The text of a SQL file, with the name that messages call it by, and its lines.
 *
 * <p>A byte-order mark is no part of it. Where no line ends in a bare line feed, the line ends are those of a checkout
 * or an editor, and become line feeds, so that a file does the same from Windows as from anywhere else. Where a line
 * does, a carriage return is content, as in the literals that pg_dump writes, and stays.
 */
public final class SqlText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final String text;
    private final int[] lineStarts;

    private SqlText(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[StringUtils.countMatches(text, '\n') + 1];
        for (int line = 1; line < starts.length; line++) {
            starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
        }
        return starts;
    }

    /**
     * The text of a file.
     *
     * @param name what messages call it, a path as a rule
     * @param characters the file as it was read
     */
    public static SqlText of(String name, String characters) {
        String unmarked = characters.startsWith(BYTE_ORDER_MARK) ? characters.substring(1) : characters;
        return new SqlText(
                name,
                hasBareLineFeed(unmarked)
                        ? unmarked
                        : unmarked.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** The characters that every offset counts. */
    public String text() {
        return text;
    }

    /** The line of an offset, counted from 1. */
    public int lineAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of an offset in its line, in characters (code points) counted from 1. */
    public int columnAt(int offset) {
        return text.codePointCount(lineStarts[lineAt(offset) - 1], offset) + 1;
    }

    /** A line, without its end. */
    String line(int line) {
        int start = lineStarts[line - 1];
        return text.substring(start, endOfLine(start));
    }

    /** The place of a line, as messages begin: {@code account.sql:7}. */
    public String place(int line) {
        return name + ":" + line;
    }

    /** Where the line of an offset ends: the offset of its line feed, or of the end of the text. */
    int endOfLine(int offset) {
        int lineFeed = text.indexOf('\n', offset);
        return lineFeed >= 0 ? lineFeed : text.length();
    }

    /** Whether only white space stands before an offset in its line. */
    boolean beginsLine(int offset) {
        return StringUtils.isBlank(text.substring(lineStarts[lineAt(offset) - 1], offset));
    }

    private static boolean hasBareLineFeed(String text) {
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (at == 0 || text.charAt(at - 1) != '\r') {
                return true;
            }
        }
        return false;
    }
}
