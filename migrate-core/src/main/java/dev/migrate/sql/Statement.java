package dev.migrate.sql;

import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement, as written.
 *
 * @param text from its first token to its last, comments in between included, without the closing semicolon
 * @param line the line of the first token in its file, counted from 1
 * @param column the column of the first token in that line, in characters (code points) counted from 1
 * @param directives the directives that stand directly before it
 * @param data the lines after a {@code COPY … FROM stdin}, each ended by a line feed, without the closing
 *     {@code \.}; null for every other statement
 */
public record Statement(
        String text,
        int line,
        int column,
        List<Directive> directives,
        @Nullable CopyData data) implements Fragment {

    public Statement {
        directives = List.copyOf(directives);
    }

    /** A statement that begins its line, with its data in memory where it has any. */
    public Statement(String text, int line, List<Directive> directives, @Nullable String lines) {
        this(text, line, 1, directives, lines == null ? null : CopyData.of(lines));
    }

    /** A statement of Migrate's own, which stands in no file. */
    public static Statement own(String text) {
        return new Statement(text, 0, List.of(), null);
    }

    /** The same statement with the directives that stand before it. */
    public Statement with(List<Directive> before) {
        return new Statement(text, line, column, before, data);
    }

    /** The same statement as it stands in another line, behind these directives. */
    public Statement at(int otherLine, List<Directive> before) {
        return new Statement(text, otherLine, 1, before, data);
    }

    /** The data that follows a {@code COPY … FROM stdin}. */
    public Optional<CopyData> copyData() {
        return Optional.ofNullable(data);
    }

    /** Whether a directive of that word stands before this statement. */
    public boolean has(String word) {
        return directives.stream().anyMatch(directive -> directive.word().equals(word));
    }

    /** Whether PostgreSQL refuses to run it inside a transaction block, such as {@code VACUUM}. */
    public boolean refusesTransaction() {
        return TransactionRules.refuses(text);
    }

    /** Whether it begins, ends or divides a transaction, such as {@code COMMIT}. */
    public boolean controlsTransaction() {
        return TransactionRules.controls(text);
    }

    /** Whether it is a plain {@code BEGIN}. */
    public boolean isBegin() {
        return TransactionRules.is(text, "begin");
    }

    /** Whether it is a plain {@code COMMIT}. */
    public boolean isCommit() {
        return TransactionRules.is(text, "commit");
    }

    /** Whether it opens, writes or closes a large object, as pg_dump has it. */
    public boolean callsLargeObject() {
        return TransactionRules.callsLargeObject(text);
    }

    /** Why it cannot be a part of a run, if so. */
    public Optional<Refused> refused() {
        return Refused.of(this);
    }

    /** Whether it is anything but a question: a change, or a question with a change in it. */
    public boolean changesData() {
        return TransactionRules.changes(text);
    }

    /**
     * The line in the file of a position that the server reports.
     *
     * @param position a character (code point) of {@link #text}, counted from 1
     */
    public int lineAt(int position) {
        return line + StringUtils.countMatches(before(position), '\n');
    }

    /**
     * The column in the file of a position that the server reports, in characters (code points) counted from 1.
     *
     * @param position a character (code point) of {@link #text}, counted from 1
     */
    public int columnAt(int position) {
        String before = before(position);
        int lineStart = before.lastIndexOf('\n') + 1;
        int inLine = before.codePointCount(lineStart, before.length());
        return inLine + (lineStart == 0 ? column : 1);
    }

    private String before(int position) {
        int characters = Math.min(position - 1, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, Math.max(0, characters)));
    }
}
