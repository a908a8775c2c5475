package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.script.History;
import dev.migrate.script.JavaScripts;

/** Where the revisions of a command come from. */
sealed interface RevisionSource permits ProjectRevisions, PackagedRevisions {

    /** All of them, read and checked anew. */
    History history();

    /** The classes of those in Java; to be closed. */
    JavaScripts java();

    /** What to say where there is none. */
    MigrateException nothing();

    /** What to do about a database that is at a revision which is not among these. */
    String adviceOnUnknown();

    /** All of them, at least one. */
    default History historyWithRevisions() {
        History history = history();
        if (history.isEmpty()) {
            throw nothing();
        }
        return history;
    }

    /** Refuses version rows that none of these is. */
    default void refuseUnknown(History history, DatabaseState state) {
        UnknownRows.refuse(history, state, adviceOnUnknown());
    }
}
