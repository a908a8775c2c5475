package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types that are made anew because they cannot be altered, or because they stand on one that is. Those are made together. */
final class TypeStacks {

    private final Catalog from;
    private final Catalog to;
    private final Map<Key, Fate> fates;
    private final Map<Key, Key> converted;

    /** Domains that demand more, inside values that the server does not look into. */
    private final Set<Key> demanding = new HashSet<>();

    /** None yet; a type that is made anew changes, and one that another takes along is found by that. */
    TypeStacks(Fates fates) {
        this.from = fates.from();
        this.to = fates.to();
        this.fates = fates.known();
        this.converted = fates.converted();
    }

    boolean isMadeAnew(Key type) {
        if (type.kind() != Kind.TYPE) {
            return false;
        }
        CatalogObject before = from.get(type);
        CatalogObject after = to.get(type);
        return converted.containsKey(type)
                || demanding.contains(type)
                || (fates.get(type) == Fate.CHANGES
                        && before != null
                        && after != null
                        && Alterations.isMadeAnew(before, after));
    }

    /**
     * What cannot stay as it is because of a check or a {@code not null} that comes to a domain: the domain, where columns hold
     * it inside of other values, and the materialized views that do. Only what was not known yet.
     */
    Set<Key> demand(Key key) {
        Set<Key> disturbed = new HashSet<>();
        Key domain = demanding(key);
        if (domain == null || !fates.containsKey(key)) {
            return disturbed;
        }
        Insides.of(from, domain).forEach(holder -> {
            if (holder.kind() == Kind.MATERIALIZED_VIEW) {
                if (to.get(holder) != null && fates.put(holder, Fate.RETURNS) != Fate.RETURNS) {
                    disturbed.add(holder);
                }
            } else if (stays(holder) && demanding.add(domain)) {
                fates.put(domain, Fate.CHANGES);
                disturbed.add(domain);
            }
        });
        return disturbed;
    }

    /** The domain that demands more by what comes or changes; null where none does. */
    private @Nullable Key demanding(Key key) {
        if (to.get(key) instanceof Constraint check) {
            return check.ofDomain() && check.valid() && from.get(check.domain()) instanceof Domain
                    ? check.domain()
                    : null;
        }
        return from.get(key) instanceof Domain before
                        && to.get(key) instanceof Domain after
                        && !before.notNull()
                        && after.notNull()
                ? key
                : null;
    }

    private boolean stays(Key column) {
        return from.get(column) instanceof Column before
                && to.get(column) instanceof Column after
                && before.isOfSameType(after);
    }

    /**
     * Whether a type is made anew.
     *
     * @param converted what goes with a type
     */
    static boolean isMadeAnew(CatalogObject before, CatalogObject after, Map<Key, Key> converted) {
        return converted.containsKey(after.key())
                || converted.containsValue(after.key())
                || Alterations.isMadeAnew(before, after);
    }

    /** A type on one that is made anew is made anew with it, or goes with it; tells whether that was not known yet. */
    boolean stack(Key type, Key upon) {
        boolean isNews = !isMadeAnew(upon);
        putTogether(type, upon);
        if (to.get(upon) != null) {
            fates.put(upon, Fate.CHANGES);
        }
        return isNews;
    }

    /** A type that comes between types that are made anew comes with them; one that gets between them is made anew with them. */
    void comeBetween() {
        List<Key> anew = fates.keySet().stream().filter(this::isMadeAnew).toList();
        anew.forEach(this::comeBeneath);
    }

    private void comeBeneath(Key type) {
        for (Key needed : to.dependencies(type)) {
            if (comes(needed) && standsOnAnew(needed)) {
                putTogether(type, needed);
                to.dependencies(needed).stream().filter(this::isMadeAnew).forEach(lower -> putTogether(type, lower));
                comeBeneath(needed);
            } else if (isMadeAnew(needed) && standsOn(lowest(type), needed)) {
                putTogether(type, needed);
            }
        }
    }

    private boolean comes(Key key) {
        return key.kind() == Kind.TYPE && fates.get(key) == Fate.COMES;
    }

    private boolean standsOnAnew(Key type) {
        Set<Key> needed = to.dependencies(type);
        return needed.stream().anyMatch(lower -> isMadeAnew(lower) || (comes(lower) && standsOnAnew(lower)));
    }

    private boolean standsOn(Key lowest, Key type) {
        return to.dependencies(type).stream()
                .filter(lower -> lower.kind() == Kind.TYPE)
                .anyMatch(lower -> (isMadeAnew(lower) && lowest(lower).equals(lowest)) || standsOn(lowest, lower));
    }

    private void putTogether(Key type, Key other) {
        Key lowest = lowest(type);
        Key lowestOfOther = lowest(other);
        if (!lowest.equals(lowestOfOther)) {
            converted.put(lowestOfOther, lowest);
        }
    }

    private Key lowest(Key type) {
        Key lower = converted.get(type);
        return lower == null ? type : lowest(lower);
    }
}
