package dev.migrate.script;

import dev.migrate.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The {@code BEGIN} and the {@code COMMIT} that pg_dump writes around the data of large objects, whose descriptors live as
 * long as a transaction. A revision is one already, so the pair is passed over where nothing but calls for large objects
 * stands in it.
 */
final class LargeObjectData {

    private @Nullable Statement begin;
    private int calls;

    /**
     * Takes the next statement of a section.
     *
     * @return what of a transaction begins here or ends, so that it is to be passed over
     */
    boolean passesOver(Statement statement) {
        if (begin == null) {
            begin = statement.isBegin() ? statement : null;
            calls = 0;
            return begin != null;
        }
        if (statement.isCommit() && calls > 0) {
            begin = null;
            return true;
        }
        return false;
    }

    /** The {@code BEGIN} that is no such one, if what follows it is this, or the end of the section. */
    @Nullable
    Statement refused(@Nullable Statement following) {
        if (begin != null && following != null && following.callsLargeObject()) {
            calls++;
            return null;
        }
        return begin;
    }
}
