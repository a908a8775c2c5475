package dev.migrate.sql;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment that speaks to Migrate: {@code -- migrate: <word> <argument>} on a line of its own.
 *
 * @param word the first word in lower case, such as {@code upgrade} or {@code autocommit}
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

    /** Every word, in the order in which they are explained. */
    public static final List<String> WORDS = List.of(UPGRADE, DOWNGRADE, IRREVERSIBLE, AUTOCOMMIT, REPEAT, LINT_IGNORE);

    private static final Pattern FORM =
            Pattern.compile("--[ \\t]*migrate[ \\t]*:[ \\t]*([\\w-]+)(?:[ \\t]+(.*))?", Pattern.CASE_INSENSITIVE);

    /**
     * The directive that a comment is, if it is one.
     *
     * @param comment from its two dashes to the end of its line
     * @param line the line it stands on
     */
    public static Optional<Directive> parse(String comment, int line) {
        Matcher form = FORM.matcher(comment.stripTrailing());
        return form.matches()
                ? Optional.of(new Directive(
                        form.group(1).toLowerCase(Locale.ROOT), Objects.requireNonNullElse(form.group(2), ""), line))
                : Optional.empty();
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
