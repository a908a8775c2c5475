package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.RunLog;
import dev.migrate.revision.RevisionId;
import dev.migrate.script.History;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Version rows that no file knows: an older checkout, or a file that is lost. */
final class UnknownRows {

    private UnknownRows() {}

    /**
     * Refuses them.
     *
     * @param advice what to do about them
     * @throws MigrateException if there are any; says of each when and by whom it was applied
     */
    static void refuse(History history, DatabaseState state, String advice) {
        List<String> unknown =
                ids(history, state).stream().map(id -> explained(id, state)).toList();
        if (!unknown.isEmpty()) {
            throw new MigrateException("The database is at " + String.join(", and at ", unknown) + ".", advice);
        }
    }

    /** Which rows these are. */
    static List<RevisionId> ids(History history, DatabaseState state) {
        return state.rows().ids().stream()
                .filter(id -> history.graph().find(id).isEmpty())
                .toList();
    }

    private static String explained(RevisionId id, DatabaseState state) {
        return "revision " + id + ", which no file declares ("
                + state.application(id).map(UnknownRows::told).orElse("its log does not say when it was applied")
                + ")";
    }

    private static String told(RunLog.Row record) {
        return (record.stamped() ? "stamped" : "applied") + " "
                + record.finishedAt().orElse(record.startedAt()).truncatedTo(ChronoUnit.SECONDS) + " by "
                + record.role() + " from "
                + record.host();
    }
}
