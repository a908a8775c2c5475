package dev.migrate.op;

import java.util.Locale;

/** What a foreign key does to the rows that refer to one which goes or changes. */
public enum Action {
    /** Refuses, at the end of the statement, or of the transaction where the key is deferred. */
    NO_ACTION,
    /** Refuses at once. */
    RESTRICT,
    /** Does the same to them. */
    CASCADE,
    /** Sets their columns to null. */
    SET_NULL,
    /** Sets their columns to their defaults. */
    SET_DEFAULT;

    String sql() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
