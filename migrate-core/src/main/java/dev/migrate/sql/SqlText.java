package dev.migrate.sql;

import java.util.Arrays;
import java.util.List;
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
    private final List<LeftOut> leftOut;
    private final int[] lineStarts;

    private SqlText(String name, String text, List<LeftOut> leftOut) {
        this.name = name;
        this.text = text;
        this.leftOut = List.copyOf(leftOut);
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
        String unmarked = unmarked(characters);
        return new SqlText(name, hasBareLineFeed(unmarked) ? unmarked : withLineFeeds(unmarked), List.of());
    }

    /**
     * The text of a file without some of its lines.
     *
     * @param text what is left, without a byte-order mark, and with the line ends that it is to have
     * @param leftOut the data of COPY statements, in the order of their places
     */
    public static SqlText of(String name, String text, List<LeftOut> leftOut) {
        return new SqlText(name, text, leftOut);
    }

    /** The characters of a file without a byte-order mark. */
    public static String unmarked(String characters) {
        return characters.startsWith(BYTE_ORDER_MARK) ? characters.substring(1) : characters;
    }

    /** The same characters with a line feed at the end of each line, whatever ended it. */
    public static String withLineFeeds(String characters) {
        return characters.indexOf('\r') < 0
                ? characters
                : characters.replace("\r\n", "\n").replace('\r', '\n');
    }

    /**
     * Lines that are not in the text: those that look like the data of a COPY.
     *
     * @param offset where they would stand
     * @param linesSoFar how many they are, with those of the places before
     * @param data what they hold
     */
    public record LeftOut(int offset, int linesSoFar, CopyData data) {}

    /** The lines that are not in the text, in the order of their places. */
    List<LeftOut> leftOut() {
        return leftOut;
    }

    /** The characters that every offset counts. */
    public String text() {
        return text;
    }

    /** The line of an offset, counted from 1. */
    public int lineAt(int offset) {
        return lineInText(offset) + linesLeftOutBefore(offset);
    }

    private int linesLeftOutBefore(int offset) {
        int from = 0;
        int to = leftOut.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (leftOut.get(middle).offset() <= offset) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == 0 ? 0 : leftOut.get(from - 1).linesSoFar();
    }

    private int lineInText(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int lineStart(int offset) {
        return lineStarts[lineInText(offset) - 1];
    }

    /** The column of an offset in its line, in characters (code points) counted from 1. */
    public int columnAt(int offset) {
        return text.codePointCount(lineStart(offset), offset) + 1;
    }

    /** The line of an offset, without its end. */
    String lineOf(int offset) {
        return text.substring(lineStart(offset), endOfLine(offset));
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
        return StringUtils.isBlank(text.substring(lineStart(offset), offset));
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
