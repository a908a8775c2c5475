package dev.migrate.command;

import dev.migrate.postgres.DatabaseState;
import dev.migrate.revision.PathFinder;
import dev.migrate.script.History;
import dev.migrate.script.Script;
import java.util.List;

/** The files of what is applied, compared with what the log says was run. */
final class AppliedFiles {

    private AppliedFiles() {}

    /** The files that say something else than what was run; what the log does not know counts as unchanged. */
    static List<Script> changed(History history, DatabaseState state) {
        return new PathFinder(history.graph())
                .applied(state.rows()).stream()
                        .map(history::script)
                        .filter(script ->
                                state.application(script.revision().id()).isPresent() && !isUnchanged(script, state))
                        .toList();
    }

    /** Whether the log knows that exactly this content was applied. */
    static boolean isUnchanged(Script script, DatabaseState state) {
        String checksum = script.upgrade().checksum().value();
        return state.application(script.revision().id())
                .map(record -> record.checksum().equals(checksum))
                .orElse(false);
    }
}
