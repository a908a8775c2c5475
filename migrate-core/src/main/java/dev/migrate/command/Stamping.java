package dev.migrate.command;

import dev.migrate.command.Migrate.Purge;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.revision.Heads;
import dev.migrate.revision.PathFinder;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Step;
import dev.migrate.revision.Target;
import dev.migrate.runner.StampLog;
import dev.migrate.script.History;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a stamp changes: the version rows, and what the log says of every revision that counts as applied from now on, or
 * no longer. The content of the files as they are now is accepted.
 *
 * @param steps the change of the rows; one step or none
 * @param log what to record
 */
record Stamping(List<Step> steps, StampLog log) {

    static Stamping plan(History history, DatabaseState state, List<Target> targets, Purge purge) {
        PathFinder paths = new PathFinder(history.graph());
        Heads rows = purge == Purge.YES ? Heads.none() : state.rows();
        List<Step> steps = paths.stamp(rows, targets);

        Set<RevisionId> applied = paths.applied(paths.after(rows, steps));
        Set<RevisionId> accepted = new TreeSet<>(applied);
        accepted.removeIf(id -> AppliedFiles.isUnchanged(history.script(id), state));
        Set<RevisionId> given = new TreeSet<>(state.log().keySet());
        given.removeIf(id -> applied.contains(id)
                || history.graph().find(id).isEmpty()
                || state.application(id).isEmpty());

        boolean onlyLog = steps.isEmpty() && (purge == Purge.YES || !accepted.isEmpty() || !given.isEmpty());
        return new Stamping(
                onlyLog ? List.of(new Step.Stamp(Set.of(), Set.of())) : steps,
                new StampLog(accepted, given, purge == Purge.YES));
    }
}
