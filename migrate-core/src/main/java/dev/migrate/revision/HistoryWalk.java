package dev.migrate.revision;

import dev.migrate.MigrateException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The revisions of a range, newest first: those that lead to its end, from its start on. Dependencies count as in an
 * upgrade. {@code -N} as the start counts back from the end, {@code +N} as the end counts on from the start.
 */
final class HistoryWalk {

    private final RevisionGraph graph;
    private final TargetRange range;
    private final Heads rows;

    HistoryWalk(RevisionGraph graph, TargetRange range, Heads rows) {
        this.graph = graph;
        this.range = range;
        this.rows = rows;
    }

    List<Revision> newestFirst() {
        if (isRelative(range.start()) && isRelative(range.end())) {
            throw new MigrateException(
                    "The range '" + range + "' counts both ends from each other.", "Name one of them.");
        }
        Set<RevisionId> end = isRelative(range.end()) ? Set.of() : endOnBranch();
        Set<RevisionId> start = isRelative(range.start()) ? back(end) : resolve(range.start(), rows);
        if (isRelative(range.end())) {
            end = resolve(range.end(), Heads.of(start));
        }
        return graph.newestFirst(between(start, end));
    }

    private Set<RevisionId> between(Set<RevisionId> start, Set<RevisionId> end) {
        Set<RevisionId> upToEnd = graph.allLinks().ancestors(end);
        for (RevisionId id : start) {
            if (!upToEnd.contains(id)) {
                throw new MigrateException(
                        "The range '" + range + "' is empty: " + graph.get(id) + " does not lead to '" + range.end()
                                + "'.",
                        "Write the older end first.");
            }
        }
        if (start.isEmpty()) {
            return upToEnd;
        }
        Set<RevisionId> between = graph.allLinks().descendants(start);
        between.retainAll(upToEnd);
        return between;
    }

    /** The end; when the start is the base of a branch, only what lies on that branch. */
    private Set<RevisionId> endOnBranch() {
        Set<RevisionId> end = resolve(range.end(), rows);
        if (range.start() instanceof Target.OnBranch on && on.place() == Target.Symbol.BASE) {
            return new TargetResolver(graph, request(range.start(), rows))
                    .branch()
                    .among(end);
        }
        return end;
    }

    /** The starts so many steps back from each end; who counts too far means the first revision of the line. */
    private Set<RevisionId> back(Set<RevisionId> end) {
        var walker = new Walker(graph, Branch.whole(graph), request(range.start(), rows));
        int steps = ((Target.Offset) range.start()).steps();
        return end.stream().map(id -> walker.atMost(id, steps)).collect(Collectors.toSet());
    }

    private Set<RevisionId> resolve(Target target, Heads from) {
        return new TargetResolver(graph, request(target, from)).resolve();
    }

    private static Request request(Target target, Heads from) {
        return new Request(Request.Purpose.RESOLVE, target, from);
    }

    private static boolean isRelative(Target target) {
        return target instanceof Target.Offset offset && offset.isRelative();
    }
}
