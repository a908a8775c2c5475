package dev.migrate.runner;

import dev.migrate.postgres.ServerError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending units to the server.
 *
 * @param units how many of them are done for good
 * @param advanced whether a part of the next one is
 * @param refused the statement that the server refused; null where all went well
 * @param cause what it said
 */
record Attempt(
        int units,
        boolean advanced,
        Cursor.@Nullable Place refused,
        @Nullable ServerError cause) {

    static Attempt succeeded(int units) {
        return new Attempt(units, false, null, null);
    }

    static Attempt refused(int units, Cursor.Place place, ServerError cause) {
        return new Attempt(units, false, place, cause);
    }

    /** The same, where a part of the next unit is done for good or not. */
    Attempt having(boolean part) {
        return new Attempt(units, part, refused, cause);
    }

    boolean isRefused() {
        return refused != null;
    }

    Cursor.Place place() {
        return Objects.requireNonNull(refused);
    }

    ServerError error() {
        return Objects.requireNonNull(cause);
    }
}
