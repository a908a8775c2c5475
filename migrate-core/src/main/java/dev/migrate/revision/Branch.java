package dev.migrate.revision;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of the history that {@code X@} narrows a target to: a revision with all that comes before or after it by
 * parents. Without {@code X@}, the whole history.
 */
final class Branch {

    private final RevisionGraph graph;
    private final Optional<String> name;
    private final Set<RevisionId> trunk;
    private final Set<RevisionId> members;

    private Branch(RevisionGraph graph, Optional<String> name, Set<RevisionId> trunk, Set<RevisionId> members) {
        this.graph = graph;
        this.name = name;
        this.trunk = trunk;
        this.members = members;
    }

    /** The whole history. */
    static Branch whole(RevisionGraph graph) {
        Set<RevisionId> all = graph.revisions().stream().map(Revision::id).collect(Collectors.toSet());
        return new Branch(graph, Optional.empty(), all, all);
    }

    /** The branch of one revision, under the name that the user gave it. */
    static Branch of(String name, RevisionId revision, RevisionGraph graph) {
        Set<RevisionId> trunk = graph.parentLinks().ancestors(Set.of(revision));
        Set<RevisionId> members = new LinkedHashSet<>(trunk);
        members.addAll(graph.parentLinks().descendants(Set.of(revision)));
        return new Branch(graph, Optional.of(name), trunk, members);
    }

    /** Whether it is less than the whole history. */
    boolean isNamed() {
        return name.isPresent();
    }

    boolean contains(RevisionId id) {
        return members.contains(id);
    }

    /** Those of the revisions that lie on this branch. */
    Set<RevisionId> among(Collection<RevisionId> ids) {
        return intersection(ids, members);
    }

    /** Those of the revisions that lead to the one the branch is named for. */
    Set<RevisionId> trunkAmong(Collection<RevisionId> ids) {
        return intersection(ids, trunk);
    }

    /**
     * Those of the applied revisions that go when this branch goes back to its base: not the roots from which another
     * applied branch grows.
     */
    Set<RevisionId> ownAmong(Set<RevisionId> applied) {
        Set<RevisionId> others = new LinkedHashSet<>(applied);
        others.removeAll(members);
        Set<RevisionId> own = among(applied);
        own.removeAll(graph.parentLinks().ancestors(others));
        return own;
    }

    /** A target on this branch: {@code billing@head}. */
    String at(String place) {
        return name.map(branch -> branch + "@").orElse("") + place;
    }

    private static Set<RevisionId> intersection(Collection<RevisionId> ids, Set<RevisionId> members) {
        return ids.stream().filter(members::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
