package dev.migrate.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migrate.sql.SqlText;
import dev.migrate.sql.SqlText.LeftOut;
import dev.migrate.sql.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a large file without what looks like the data of its COPY statements, which stays where it is. Whether it is data the
 * splitter knows, who sees in what a line stands.
 */
final class LargeText {

    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LONGEST_END = 80;
    private static final Pattern ENDS_STATEMENT = Pattern.compile(";\\s*(--.*)?$");

    private final String name;
    private final ByteSource source;
    private final long size;
    private final TextBudget budget;
    private final Utf8 utf8;
    private final List<Gap> gaps = new ArrayList<>();
    private byte[] text = new byte[PIECE];
    private int length;
    private int lineStart;
    private boolean copies;
    private boolean fromStdin;
    private boolean inData;
    private final byte[] dataLine = new byte[LONGEST_END];
    private int dataLineLength;
    private long offset;
    private long dataFrom;
    private int linesLeftOut;

    private LargeText(String name, ByteSource source, long size, TextBudget budget) {
        this.name = name;
        this.source = source;
        this.size = size;
        this.budget = budget;
        this.utf8 = new Utf8(name);
    }

    /**
     * The text of a file.
     *
     * @throws dev.migrate.MigrateException if it is no text, or too much
     */
    static SqlText read(String name, ByteSource source, long size, TextBudget budget) throws IOException {
        return new LargeText(name, source, size, budget).read();
    }

    private SqlText read() throws IOException {
        byte[] bytes = new byte[PIECE];
        try (InputStream in = source.open()) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                utf8.accept(bytes, read);
                int at = 0;
                while (at < read) {
                    int end = behindLineFeed(bytes, at, read);
                    take(bytes, at, end);
                    at = end;
                }
            }
        }
        utf8.finish();
        if (inData) {
            endData(endsData());
        }
        return withoutGaps();
    }

    private static int behindLineFeed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return Math.min(to, at + 1);
    }

    /** Takes a line, or a part of one. */
    private void take(byte[] bytes, int from, int to) {
        boolean ended = bytes[to - 1] == '\n';
        offset += to - from;
        if (inData) {
            int kept = Math.min(to - from, Math.max(0, LONGEST_END - dataLineLength));
            System.arraycopy(bytes, from, dataLine, Math.min(dataLineLength, LONGEST_END), kept);
            dataLineLength = Math.min(LONGEST_END + 1, dataLineLength + to - from);
            if (ended) {
                goOnWithData();
            }
            return;
        }
        add(bytes, from, to);
        if (ended) {
            inData = beginsData();
            dataFrom = offset;
            dataLineLength = 0;
            lineStart = length;
        }
    }

    private void goOnWithData() {
        if (endsData()) {
            endData(true);
        } else {
            linesLeftOut++;
        }
        dataLineLength = 0;
    }

    private void add(byte[] bytes, int from, int to) {
        if (length + (to - from) > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + (to - from)));
        }
        budget.take(name, size, length, to - from);
        System.arraycopy(bytes, from, text, length, to - from);
        length += to - from;
    }

    /** Whether the line that has come ends a statement that seems to copy from what follows. */
    private boolean beginsData() {
        if (length - lineStart > LONGEST_LINE) {
            copies = false;
            fromStdin = false;
            return false;
        }
        String line = new String(text, lineStart, length - lineStart, ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (line.startsWith("--")) {
            return false;
        }
        copies |= line.contains("copy");
        fromStdin |= copies && line.contains("stdin");
        boolean begins = false;
        if (line.indexOf(';') >= 0) {
            begins = fromStdin && ENDS_STATEMENT.matcher(line).find();
            copies = false;
            fromStdin = false;
        }
        return begins;
    }

    private boolean endsData() {
        return dataLineLength <= LONGEST_END
                && new String(dataLine, 0, dataLineLength, ISO_8859_1)
                        .stripTrailing()
                        .equals("\\.");
    }

    private void endData(boolean closed) {
        long to = closed ? offset - dataLineLength : offset;
        gaps.add(new Gap(length, dataFrom, to, linesLeftOut));
        inData = false;
        if (closed) {
            add(dataLine, 0, dataLineLength);
            lineStart = length;
        }
    }

    private SqlText withoutGaps() {
        boolean withReturns = !utf8.hasBareLineFeed();
        StringBuilder all = new StringBuilder();
        List<LeftOut> leftOut = new ArrayList<>();
        int from = 0;
        for (Gap gap : gaps) {
            all.append(decoded(from, gap.at(), withReturns));
            leftOut.add(new LeftOut(
                    all.length(), gap.linesSoFar(), new FileSlice(source, gap.from(), gap.to(), withReturns)));
            from = gap.at();
        }
        String rest = decoded(from, length, withReturns);
        text = new byte[0];
        return SqlText.of(name, all.length() == 0 ? rest : all.append(rest).toString(), leftOut);
    }

    private String decoded(int from, int to, boolean withReturns) {
        String decoded = new String(text, from, to - from, UTF_8);
        String unmarked = from == 0 ? SqlText.unmarked(decoded) : decoded;
        return withReturns ? SqlText.withLineFeeds(unmarked) : unmarked;
    }

    /**
     * Lines of the file that are not in the text.
     *
     * @param at the offset in the text where they would stand
     * @param from the offset of their first byte in the file
     * @param to the offset behind their last byte
     * @param linesSoFar how many they are, with those of the gaps before
     */
    private record Gap(int at, long from, long to, int linesSoFar) {}
}
