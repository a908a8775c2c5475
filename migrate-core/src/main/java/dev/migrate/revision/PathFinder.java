package dev.migrate.revision;

import dev.migrate.MigrateException;
import dev.migrate.revision.Request.Purpose;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way from the version rows of a database to a target. Every answer is a value and changes nothing; every question
 * takes time in proportion to the history.
 *
 * <p>All methods throw {@link MigrateException} when a target means nothing in this history, or when a version row is
 * one that no file declares.
 */
public final class PathFinder {

    private final RevisionGraph graph;

    /** @param graph the history to find ways in */
    public PathFinder(RevisionGraph graph) {
        this.graph = graph;
    }

    /** The upgrades still missing below a target, each after what it stands on. */
    public List<Step> upgrade(Heads rows, Target target) {
        Set<RevisionId> applied = appliedWithoutOverlap(rows);
        Set<RevisionId> destination = new TargetResolver(graph, new Request(Purpose.UPGRADE, target, rows)).resolve();
        Set<RevisionId> missing = graph.allLinks().ancestors(destination);
        missing.removeAll(applied);
        var changes = new RowChanges(graph, applied);
        return graph.oldestFirst(missing).stream().<Step>map(changes::upgrade).toList();
    }

    /** The downgrades of what follows a target and of everything that stands on that, each before what it stands on. */
    public List<Step> downgrade(Heads rows, Target target) {
        Set<RevisionId> applied = appliedWithoutOverlap(rows);
        Set<RevisionId> taken =
                new DowngradePlanner(graph, new Request(Purpose.DOWNGRADE, target, rows), applied).plan();
        var changes = new RowChanges(graph, applied);
        return graph.newestFirst(taken).stream().<Step>map(changes::downgrade).toList();
    }

    /**
     * The change of rows that puts the database at these targets without running anything: one step, or none if it is
     * there already. The lines of other revisions stay as they are.
     *
     * @throws MigrateException if one target rules out another
     */
    public List<Step> stamp(Heads rows, List<Target> targets) {
        requireKnown(rows);
        Heads stamped = new StampPlanner(graph, rows).plan(targets);
        Set<RevisionId> removes = new LinkedHashSet<>(rows.ids());
        removes.removeAll(stamped.ids());
        Set<RevisionId> adds = new LinkedHashSet<>(stamped.ids());
        adds.removeAll(rows.ids());
        return stamped.equals(rows) ? List.of() : List.of(new Step.Stamp(removes, adds));
    }

    /** The revisions that a target means; none for the base. */
    public Set<RevisionId> resolve(Target target, Heads rows) {
        requireKnown(rows);
        return Collections.unmodifiableSet(
                new TargetResolver(graph, new Request(Purpose.RESOLVE, target, rows)).resolve());
    }

    /**
     * The revisions of a range, newest first.
     *
     * @throws MigrateException if its start does not lead to its end
     */
    public List<Revision> history(TargetRange range, Heads rows) {
        requireKnown(rows);
        return new HistoryWalk(graph, range, rows).newestFirst();
    }

    /** What a database is at, line by line: its rows, and the tips of lines that a row stands on by dependency. */
    public Heads tips(Heads rows) {
        return Heads.of(graph.parentLinks().tips(applied(rows)));
    }

    /** The rows after these steps. */
    public Heads after(Heads rows, List<Step> steps) {
        Heads after = rows;
        for (Step step : steps) {
            after = after.after(step);
        }
        return after;
    }

    /** Everything that is applied: the rows and all that they stand on. */
    public Set<RevisionId> applied(Heads rows) {
        requireKnown(rows);
        return Collections.unmodifiableSet(graph.allLinks().ancestors(rows.ids()));
    }

    /** Whether {@code upgrade heads} would find nothing to do. */
    public boolean atHead(Heads rows) {
        return applied(rows).size() == graph.size();
    }

    private void requireKnown(Heads rows) {
        List<RevisionId> unknown =
                rows.ids().stream().filter(id -> graph.find(id).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new MigrateException(
                    "The database is at " + RevisionGraph.listed(unknown) + ", which no revision file declares.",
                    "Bring back the files that do, or give up what they say with `mvn migrate:stamp -Dpurge`.");
        }
    }

    private Set<RevisionId> appliedWithoutOverlap(Heads rows) {
        Set<RevisionId> applied = applied(rows);
        Set<RevisionId> tips = graph.allLinks().tips(applied);
        List<RevisionId> implied =
                rows.ids().stream().filter(id -> !tips.contains(id)).toList();
        if (!implied.isEmpty()) {
            throw new MigrateException(
                    "The version rows overlap: " + graph.describe(implied) + " comes before " + graph.describe(tips)
                            + ", so it must not have a row of its own.",
                    "Set the rows right with `mvn migrate:stamp -Drevisions="
                            + Heads.of(tips).ids().stream()
                                    .map(RevisionId::value)
                                    .collect(Collectors.joining(",")) + "`.");
        }
        return applied;
    }
}
