package dev.migrate.command;

import dev.migrate.command.Migrate.HeadKind;
import dev.migrate.command.Migrate.Rows;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.RunLog;
import dev.migrate.report.RevisionView;
import dev.migrate.report.RevisionView.Application;
import dev.migrate.revision.Heads;
import dev.migrate.revision.PathFinder;
import dev.migrate.revision.Revision;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Target;
import dev.migrate.revision.TargetRange;
import dev.migrate.script.History;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Answers what the files say of a database in this state; changes nothing. */
final class Inspection {

    private final History history;
    private final String address;
    private final DatabaseState state;
    private final PathFinder paths;

    Inspection(History history, String address, DatabaseState state) {
        this.history = history;
        this.address = address;
        this.state = state;
        this.paths = new PathFinder(history.graph());
    }

    /** Whether a target is counted from the version rows, so that it cannot be resolved without them. */
    static boolean needsRows(Target target) {
        return target == Target.Symbol.CURRENT
                || (target instanceof Target.OnBranch on && needsRows(on.place()))
                || (target instanceof Target.Offset offset && needsRows(offset.from()));
    }

    /** In a range, offsets count from its other end, so only the word itself asks for the rows. */
    static boolean needsRows(TargetRange range, Rows rows) {
        return rows == Rows.INDICATED || range.start() == Target.Symbol.CURRENT || range.end() == Target.Symbol.CURRENT;
    }

    List<RevisionView> heads(HeadKind kind) {
        return views(
                kind == HeadKind.BY_PARENTS
                        ? history.graph().heads()
                        : history.graph().effectiveHeads());
    }

    List<BranchPoint> branches() {
        List<BranchPoint> newestFirst = new ArrayList<>();
        for (Revision revision : history.graph().revisions()) {
            if (history.graph().isBranchPoint(revision.id())) {
                RevisionView view = view(revision.id());
                newestFirst.add(0, new BranchPoint(view, views(view.children())));
            }
        }
        return newestFirst;
    }

    List<RevisionView> history(TargetRange range) {
        return views(
                paths.history(range, state.rows()).stream().map(Revision::id).toList());
    }

    List<RevisionView> show(Target target) {
        return views(paths.resolve(target, state.rows()));
    }

    /**
     * Where the database is, also where it is ahead of the files.
     *
     * @param advice what to do then
     */
    CurrentState current(String advice) {
        List<RevisionId> unknown = UnknownRows.ids(history, state);
        Heads known = new Heads(
                state.rows().ids().stream().filter(id -> !unknown.contains(id)).collect(Collectors.toSet()));
        Set<RevisionId> missing = new TreeSet<>(history.graph().effectiveHeads());
        missing.removeAll(paths.applied(known));
        if (!unknown.isEmpty()) {
            missing.removeIf(id -> state.application(id).isPresent());
        }
        return new CurrentState(
                address,
                views(paths.tips(known).ids()),
                views(missing),
                unknown.stream().map(this::unknown).toList(),
                unknown.isEmpty() ? "" : advice);
    }

    private CurrentState.Unknown unknown(RevisionId id) {
        return new CurrentState.Unknown(
                id, state.application(id).map(Inspection::application).orElse(null));
    }

    private List<RevisionView> views(Collection<RevisionId> ids) {
        return ids.stream().map(this::view).toList();
    }

    private RevisionView view(RevisionId id) {
        Application application =
                state.application(id).map(Inspection::application).orElse(null);
        return RevisionView.of(history.graph(), history.script(id), state.rows(), application);
    }

    private static Application application(RunLog.Row record) {
        return new Application(
                record.finishedAt().orElse(record.startedAt()), record.role(), record.host(), record.stamped());
    }
}
