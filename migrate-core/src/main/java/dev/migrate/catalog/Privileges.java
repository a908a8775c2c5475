package dev.migrate.catalog;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who may do what with an object, besides its owner, where that is not what a new one allows.
 *
 * @param target what it is about
 * @param place what stands behind {@code ON} where the target does not tell it: {@code procedure public.p(integer)}; else
 *     empty
 * @param granted what is allowed
 * @param initially what a new object of the kind allows
 */
public record Privileges(Key target, String place, SortedSet<Privilege> granted, SortedSet<Privilege> initially)
        implements CatalogObject {

    public Privileges {
        granted = Collections.unmodifiableSortedSet(new TreeSet<>(granted));
        initially = Collections.unmodifiableSortedSet(new TreeSet<>(initially));
    }

    /** The key of the privileges on an object. */
    public static Key keyOf(Key target) {
        return Key.of(Kind.PRIVILEGES, "", target.toString());
    }

    @Override
    public Key key() {
        return keyOf(target);
    }

    /** What a column that this is about may be a part of. What is revoked on that is revoked on its columns. */
    public List<Key> relations() {
        return List.of(target.table(), target.whole(Kind.VIEW), target.whole(Kind.MATERIALIZED_VIEW));
    }

    /**
     * One thing that a role may do.
     *
     * @param role the role, quoted where it must be; {@code public} for all
     * @param action what, as {@code SELECT}
     * @param grantable whether the role may allow it to others
     */
    public record Privilege(String role, String action, boolean grantable) implements Comparable<Privilege> {
        @Override
        public int compareTo(Privilege other) {
            int byRole = role.compareTo(other.role);
            int byAction = action.compareTo(other.action);
            return byRole != 0 ? byRole : byAction != 0 ? byAction : Boolean.compare(grantable, other.grantable);
        }
    }
}
