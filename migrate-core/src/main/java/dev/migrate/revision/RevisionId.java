package dev.migrate.revision;

import dev.migrate.MigrateException;
import java.util.Set;
import java.util.UUID;

/**
 * The name of a revision, unique among ids and branch labels. Alembic's rule: any text without {@code @ + - :} or white
 * space that is not one of the symbols of the target grammar.
 *
 * @param value the id as written, 12 random hexadecimal digits unless the user chose one
 */
public record RevisionId(String value) implements Comparable<RevisionId> {

    private static final String FORBIDDEN = "@+-:, ";
    private static final Set<String> SYMBOLS = Set.of("head", "heads", "base", "current");

    /** @throws MigrateException if the value cannot be an id */
    public RevisionId {
        if (value.isEmpty() || hasForbidden(value) || SYMBOLS.contains(value)) {
            throw new MigrateException(
                    "'" + value + "' cannot be a revision id.",
                    "Use letters, digits, '_' or '.', and none of: @ + - : , white space, "
                            + "or the words head, heads, base and current.");
        }
    }

    private static boolean hasForbidden(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c)) {
                return true;
            }
        }
        return false;
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
