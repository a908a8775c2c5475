package dev.migrate.revision;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One move of a plan, and how it changes the version rows: the rows afterwards are the rows before, without
 * {@link #removes()}, with {@link #adds()}. Both are sorted, so that a plan is written down the same way every time.
 */
public sealed interface Step {

    /** The version rows that go. */
    Set<RevisionId> removes();

    /** The version rows that come. */
    Set<RevisionId> adds();

    /** Runs the upgrade section of a revision. */
    record Upgrade(Revision revision, Set<RevisionId> removes, Set<RevisionId> adds) implements Step {

        public Upgrade {
            removes = sorted(removes);
            adds = sorted(adds);
        }
    }

    /** Runs the downgrade section of a revision. */
    record Downgrade(Revision revision, Set<RevisionId> removes, Set<RevisionId> adds) implements Step {

        public Downgrade {
            removes = sorted(removes);
            adds = sorted(adds);
        }
    }

    /** Changes the version rows and runs nothing. */
    record Stamp(Set<RevisionId> removes, Set<RevisionId> adds) implements Step {

        public Stamp {
            removes = sorted(removes);
            adds = sorted(adds);
        }
    }

    private static Set<RevisionId> sorted(Set<RevisionId> ids) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }
}
