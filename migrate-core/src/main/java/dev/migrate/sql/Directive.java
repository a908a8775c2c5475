package dev.migrate.sql;

import java.util.Locale;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/**
 * A comment that speaks to Migrate: {@code -- migrate: <word> <argument>} on a line of its own.
 *
 * @param word the first word in lower case, such as {@code upgrade} or {@code autocommit}; empty where there is none
 * @param argument the rest of the line, trimmed; empty where there is none
 * @param line the line it stands on in its file, counted from 1
 */
public record Directive(String word, String argument, int line) implements Fragment {

    /** Begins the section that leads to this revision. */
    public static final String UPGRADE = "upgrade";

    /** Begins the section that leads back. */
    public static final String DOWNGRADE = "downgrade";

    /** Says that there is no way back. */
    public static final String IRREVERSIBLE = "irreversible";

    /** The next statement runs outside a transaction. */
    public static final String AUTOCOMMIT = "autocommit";

    /** The next statement runs again and again, each time committed, until it changes no row. */
    public static final String REPEAT = "repeat";

    /** The next statement is meant as it is. */
    public static final String LINT_IGNORE = "lint-ignore";

    private static final String DASHES = "--";
    private static final String NAME = "migrate";

    /**
     * The directive that a comment is, if it is one.
     *
     * @param comment from its two dashes to the end of its line
     * @param line the line it stands on
     */
    public static Optional<Directive> parse(String comment, int line) {
        int name = skipSpace(comment, DASHES.length());
        if (!comment.startsWith(DASHES) || !comment.regionMatches(true, name, NAME, 0, NAME.length())) {
            return Optional.empty();
        }
        int colon = skipSpace(comment, name + NAME.length());
        if (!comment.startsWith(":", colon)) {
            return Optional.empty();
        }
        String said = comment.substring(colon + 1).strip();
        int end = StringUtils.indexOfAny(said, ' ', '\t');
        String word = end < 0 ? said : said.substring(0, end);
        return Optional.of(new Directive(
                word.toLowerCase(Locale.ROOT),
                end < 0 ? "" : said.substring(end).strip(),
                line));
    }

    private static int skipSpace(String comment, int from) {
        int at = from;
        while (at < comment.length() && Character.isWhitespace(comment.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether it begins a section, and so ends the statement before it. */
    public boolean opensSection() {
        return word.equals(UPGRADE) || word.equals(DOWNGRADE);
    }

    /** Whether it changes what happens when the next statement runs. */
    boolean changesTheRun() {
        return word.equals(AUTOCOMMIT) || word.equals(REPEAT);
    }
}
