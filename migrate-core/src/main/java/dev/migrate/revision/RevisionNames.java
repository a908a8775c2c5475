package dev.migrate.revision;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What revisions are called: ids and branch labels, one space of names. A name used twice belongs to the first. */
final class RevisionNames {

    private static final int FAR = 3;

    private final Map<String, RevisionId> names = new LinkedHashMap<>();

    RevisionNames(Collection<Revision> revisions) {
        revisions.forEach(revision -> names.putIfAbsent(revision.id().value(), revision.id()));
        revisions.forEach(
                revision -> revision.branchLabels().forEach(label -> names.putIfAbsent(label, revision.id())));
    }

    /** The revision with exactly this id or label. */
    Optional<RevisionId> exactly(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** The revision with exactly this id or label, else every revision that has one with this beginning. */
    Set<RevisionId> startingWith(String beginning) {
        Set<RevisionId> found = new LinkedHashSet<>();
        exactly(beginning).ifPresent(found::add);
        if (found.isEmpty()) {
            names.forEach((name, id) -> {
                if (name.startsWith(beginning)) {
                    found.add(id);
                }
            });
        }
        return found;
    }

    /** The revisions that a revision depends on, so far as they exist. */
    List<RevisionId> dependencies(Revision revision) {
        return revision.dependsOn().stream()
                .map(this::exactly)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The name that was probably meant by one that is unknown. */
    Optional<String> nearest(String unknown) {
        return names.keySet().stream()
                .filter(name -> distance(name, unknown) < Math.min(FAR, unknown.length()))
                .min(Comparator.comparingInt(name -> distance(name, unknown)));
    }

    /** How many letters must be changed, added or left out to turn one name into the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int column = 0; column < previous.length; column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[previous.length];
            current[0] = row;
            for (int column = 1; column < current.length; column++) {
                int changed = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
