package dev.migrate.revision;

import dev.migrate.MigrateException;
import dev.migrate.Visible;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.lang3.StringUtils;

/**
 * The name of a revision, unique among ids and branch labels. Alembic's rule: any text without {@code @ + - :} or white
 * space that is not one of the symbols of the target grammar, and that can be a part of a file's name.
 *
 * @param value the id as written, 12 random hexadecimal digits unless the user chose one
 */
public record RevisionId(String value) implements Comparable<RevisionId> {

    /** Alembic's, and what no name of a file may hold. */
    private static final String FORBIDDEN = "@+-:,/\\<>\"|?*";

    private static final Set<String> SYMBOLS = Set.of("head", "heads", "base", "current");
    private static final int LONGEST = 100;

    /** @throws MigrateException if the value cannot be an id */
    public RevisionId {
        if (value.isEmpty() || hasForbidden(value) || SYMBOLS.contains(value)) {
            throw new MigrateException(
                    "'" + Visible.text(value) + "' cannot be a revision id.",
                    "Use letters, digits, '_' or '.', and none of: @ + - : , white space, "
                            + "or the words head, heads, base and current.");
        }
        if (value.startsWith(".")) {
            throw new MigrateException(
                    "'" + value + "' cannot be a revision id: a file of that name is hidden.",
                    "Begin it with a letter, a digit or '_'.");
        }
        if (value.length() > LONGEST) {
            throw new MigrateException(
                    "'" + StringUtils.abbreviate(value, 40) + "' cannot be a revision id: it has " + value.length()
                            + " characters.",
                    "Use " + LONGEST + " at most.");
        }
    }

    private static boolean hasForbidden(String value) {
        return !StringUtils.isAlphanumeric(value) && value.codePoints().anyMatch(RevisionId::isForbidden);
    }

    private static boolean isForbidden(int c) {
        return FORBIDDEN.indexOf(c) >= 0
                || Character.isISOControl(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE;
    }

    /** A new id: the last 12 hexadecimal digits of a random UUID. */
    public static RevisionId random() {
        String uuid = UUID.randomUUID().toString();
        return new RevisionId(uuid.substring(uuid.length() - 12));
    }

    @Override
    public int compareTo(RevisionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
