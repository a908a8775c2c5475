package dev.migrate.revision;

import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The whole history: revisions that all know their parents and dependencies, without a cycle. A parent says which line
 * a revision is on; a dependency only that another must be applied before it. Immutable.
 */
public final class RevisionGraph {

    private final Map<RevisionId, Revision> revisions;
    private final RevisionNames names;
    private final Links parents;
    private final Links all;
    private final List<Revision> ordered;
    private final BranchLabels branchLabels;
    private final Set<RevisionId> heads;
    private final Set<RevisionId> effectiveHeads;

    private RevisionGraph(Map<RevisionId, Revision> revisions, RevisionNames names, Links parents, Links all) {
        this.revisions = revisions;
        this.names = names;
        this.parents = parents;
        this.all = all;
        this.ordered = oldestFirst(this.revisions.keySet());
        this.branchLabels = new BranchLabels(ordered, parents);
        this.heads = where(id -> parents.after(id).isEmpty());
        this.effectiveHeads = where(id -> all.after(id).isEmpty());
    }

    /**
     * The history that these revisions make.
     *
     * @param revisions in any order, though always the same one: it decides which of two independent lines comes first
     * @throws MigrateException that lists everything which keeps them from being one history: names used twice, parents
     *     or dependencies that do not exist, cycles
     */
    public static RevisionGraph of(Collection<Revision> revisions) {
        var names = new RevisionNames(revisions);
        Map<RevisionId, Revision> byId = new LinkedHashMap<>();
        revisions.forEach(revision -> byId.putIfAbsent(revision.id(), revision));
        Links parents = Links.ofParents(byId.values());
        boolean independent =
                revisions.stream().allMatch(revision -> revision.dependsOn().isEmpty());
        Links all = independent ? parents : Links.ofParentsAndDependencies(byId.values(), names);
        new GraphChecker(byId, names, parents, all).check(revisions);
        return new RevisionGraph(byId, names, parents, all);
    }

    /** The revision with this id. */
    public Optional<Revision> find(RevisionId id) {
        return Optional.ofNullable(revisions.get(id));
    }

    /**
     * The revision with this id, which must exist.
     *
     * @throws IllegalArgumentException if it does not
     */
    public Revision get(RevisionId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no revision " + id));
    }

    /** All revisions in the order in which a new database runs them: parents and dependencies first. */
    public List<Revision> revisions() {
        return ordered;
    }

    /** How many revisions there are. */
    public int size() {
        return revisions.size();
    }

    /** The revisions that no other follows. */
    public Set<RevisionId> heads() {
        return heads;
    }

    /** The heads that no other revision depends on: the version rows of a database to which everything is applied. */
    public Set<RevisionId> effectiveHeads() {
        return effectiveHeads;
    }

    /** The revisions without parents. */
    public Set<RevisionId> bases() {
        return where(id -> parents.before(id).isEmpty());
    }

    /** The revisions that follow this one directly. */
    public Set<RevisionId> children(RevisionId id) {
        return Collections.unmodifiableSet(parents.after(id));
    }

    /** The revisions that this one depends on, whether it names them by id or by label. */
    public Set<RevisionId> dependencies(RevisionId id) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names.dependencies(get(id))));
    }

    /** Whether two or more revisions follow this one. */
    public boolean isBranchPoint(RevisionId id) {
        return children(id).size() > 1;
    }

    /**
     * The branch labels that reach a revision: its own and those of all before it; and those declared after it, back to
     * the previous fork or merge, unless the branch itself forks or merges further on.
     */
    public Set<String> branchLabels(RevisionId id) {
        return branchLabels.of(id);
    }

    /** The ids and labels by which revisions are found. */
    RevisionNames names() {
        return names;
    }

    /** The links that make a line: parents only. */
    Links parentLinks() {
        return parents;
    }

    /** The links that decide what is applied first: parents and dependencies. */
    Links allLinks() {
        return all;
    }

    /** These revisions, each before all that it stands on. */
    List<Revision> newestFirst(Set<RevisionId> ids) {
        return all.newestFirst(where(ids::contains)).stream().map(this::get).toList();
    }

    /** These revisions, each after all that it stands on. */
    List<Revision> oldestFirst(Set<RevisionId> ids) {
        List<Revision> order = new ArrayList<>(newestFirst(ids));
        Collections.reverse(order);
        return Collections.unmodifiableList(order);
    }

    /** Revisions in the words of a message: {@code 3f2a (add invoice) and 9c1d (add tax)}. */
    String describe(Collection<RevisionId> ids) {
        return listed(ids.stream().map(this::get).toList());
    }

    /** Any things in the words of a message: {@code a, b and c}. */
    static String listed(List<?> things) {
        List<String> words = things.stream().map(Object::toString).toList();
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private Set<RevisionId> where(Predicate<RevisionId> condition) {
        return revisions.keySet().stream()
                .filter(condition)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }
}
