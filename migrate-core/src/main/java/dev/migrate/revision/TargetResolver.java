package dev.migrate.revision;

import static dev.migrate.revision.Request.Purpose.DOWNGRADE;
import static dev.migrate.revision.Request.Purpose.RESOLVE;
import static dev.migrate.revision.Request.Purpose.STAMP;
import static dev.migrate.revision.Request.Purpose.UPGRADE;

import dev.migrate.MigrateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which revisions one target means. */
final class TargetResolver {

    private final RevisionGraph graph;
    private final Request request;
    private final Branch branch;
    private final Target place;

    TargetResolver(RevisionGraph graph, Request request) {
        this.graph = graph;
        this.request = request;
        if (request.target() instanceof Target.OnBranch on) {
            this.branch = Branch.of(on.branch(), named(on.branch(), Branch.whole(graph)), graph);
            this.place = on.place();
        } else {
            this.branch = Branch.whole(graph);
            this.place = request.target();
        }
    }

    /** The branch that the target is narrowed to. */
    Branch branch() {
        return branch;
    }

    /** The revisions that the target means; none: the base. */
    Set<RevisionId> resolve() {
        if (place instanceof Target.Offset offset) {
            return walk(offset).map(Set::of).orElse(Set.of());
        }
        return resolve(place);
    }

    /** Whether the target counts steps down from the version rows. */
    boolean isStepsBack() {
        return place instanceof Target.Offset offset && offset.isRelative() && offset.steps() < 0;
    }

    /** The last revision that a number of steps down from the version rows leaves behind. */
    RevisionId lastLeft() {
        return walker().lastLeft(Optional.of(rowToLeave()), ((Target.Offset) place).steps());
    }

    private Set<RevisionId> resolve(Target simple) {
        if (simple instanceof Target.Named named) {
            return Set.of(named(named.name(), branch));
        }
        return switch ((Target.Symbol) simple) {
            case HEAD -> oneHead();
            case HEADS -> branch.isNamed() ? branch.among(graph.heads()) : graph.effectiveHeads();
            case BASE -> Set.of();
            case CURRENT -> current();
        };
    }

    private RevisionId named(String name, Branch within) {
        Set<RevisionId> found = graph.names().startingWith(name);
        Set<RevisionId> here = within.among(found);
        if (found.isEmpty()) {
            String hint = "`mvn migrate:history` lists every revision.";
            throw request.refused(
                    "no revision or branch label begins with '" + name + "'.",
                    graph.names()
                            .nearest(name)
                            .map(near -> "Did you mean " + near + "? " + hint)
                            .orElse(hint));
        }
        if (here.isEmpty()) {
            throw request.refused(
                    graph.describe(found) + " is not on that branch.",
                    "Leave the branch out, or name a revision that comes before or after it by down-revisions.");
        }
        if (here.size() > 1) {
            throw request.refused(
                    "'" + name + "' is the beginning of " + graph.describe(here) + ".", "Write more of the id.");
        }
        return here.iterator().next();
    }

    private Set<RevisionId> oneHead() {
        Set<RevisionId> heads = branch.among(graph.heads());
        if (heads.size() > 1) {
            throw request.refused(
                    "there are " + heads.size() + " heads, " + graph.describe(heads) + ".", severalHeadsHint(heads));
        }
        return heads;
    }

    private String severalHeadsHint(Set<RevisionId> heads) {
        String every = heads.size() == 2 ? "both" : "all";
        RevisionId first = heads.iterator().next();
        if (request.isFor(DOWNGRADE)) {
            return "Name the revision to go back to, as in " + request.typed(first.value()) + ".";
        }
        if (request.isFor(STAMP)) {
            return "Stamp " + every + " with " + request.typed(branch.at("heads")) + ", or name one of them.";
        }
        if (request.isFor(RESOLVE)) {
            return "Join them with `mvn migrate:merge`, or name one of them.";
        }
        String everyHead = every + " with " + request.typed(branch.at("heads"));
        return labelOfOne(heads)
                .map(label -> "Join them with `mvn migrate:merge`, apply " + everyHead + ", or one with -Dtarget="
                        + label + "@head.")
                .orElse("Join them with `mvn migrate:merge`, or apply " + everyHead + ".");
    }

    private Optional<String> labelOfOne(Set<RevisionId> heads) {
        return heads.stream()
                .flatMap(head -> graph.branchLabels(head).stream())
                .collect(Collectors.groupingBy(label -> label, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(label -> label.getValue() == 1)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Set<RevisionId> current() {
        if (!request.isFor(RESOLVE)) {
            throw request.refused("the database is there already.", "Name a revision, a label, heads or base.");
        }
        return branch.among(request.rows().ids());
    }

    private Optional<RevisionId> walk(Target.Offset offset) {
        Optional<RevisionId> start;
        if (offset.isRelative()) {
            refuseWrongDirection(offset.steps());
            start = offset.steps() < 0 ? Optional.of(rowToLeave()) : rowToFollow();
        } else {
            Set<RevisionId> places = resolve(offset.from());
            if (places.size() > 1) {
                throw request.refused(
                        "'" + offset.from() + "' is " + places.size() + " revisions, " + graph.describe(places) + ".",
                        "Count from one of them.");
            }
            start = places.stream().findFirst();
        }
        return walker().walk(start, offset.steps());
    }

    private void refuseWrongDirection(int steps) {
        if (request.isFor(UPGRADE) && steps < 0) {
            throw request.refused("it leads down.", "Use `mvn migrate:downgrade -Dtarget=" + request.target() + "`.");
        }
        if (request.isFor(DOWNGRADE) && steps > 0) {
            throw request.refused("it leads up.", "Use `mvn migrate:upgrade -Dtarget=" + request.target() + "`.");
        }
    }

    private Walker walker() {
        return new Walker(graph, branch, request);
    }

    /** Where {@code +N} starts: the row on the branch, else the newest that the rows imply there, else the base. */
    private Optional<RevisionId> rowToFollow() {
        Set<RevisionId> rows = branch.among(request.rows().ids());
        return oneOf(rows.isEmpty() ? graph.allLinks().tips(branch.among(applied())) : rows);
    }

    /** Where {@code -N} starts: the row on the branch, else the tip that the rows imply there. */
    private RevisionId rowToLeave() {
        Set<RevisionId> rows = branch.among(request.rows().ids());
        return oneOf(rows.isEmpty() ? branch.among(graph.parentLinks().tips(applied())) : rows)
                .orElseThrow(() -> request.refused(
                        branch.isNamed() ? "nothing on that branch is applied." : "nothing is applied.",
                        "`mvn migrate:current` shows what the database holds."));
    }

    private Set<RevisionId> applied() {
        return graph.allLinks().ancestors(request.rows().ids());
    }

    private Optional<RevisionId> oneOf(Set<RevisionId> rows) {
        if (rows.size() > 1) {
            throw severalRows(rows);
        }
        return rows.stream().findFirst();
    }

    private MigrateException severalRows(Set<RevisionId> rows) {
        List<RevisionId> sorted = rows.stream().sorted().toList();
        return request.refused(
                "the database is at " + rows.size() + " revisions, " + graph.describe(sorted) + ".",
                "Say which one to count from, as in "
                        + request.typedOn(sorted.get(0).value()) + ".");
    }
}
