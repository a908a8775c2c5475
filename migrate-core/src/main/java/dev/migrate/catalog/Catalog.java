package dev.migrate.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that a database holds, and what depends on what. Immutable. */
public final class Catalog {

    private final Map<Key, CatalogObject> objects;

    private final Map<Key, Collection<Key>> dependencies;
    private final List<String> unread;

    /** The objects in the order of their keys. Made when somebody asks: where two catalogs are the same, nobody does. */
    private @Nullable Map<Key, CatalogObject> sorted;

    /** Made when somebody asks, too. */
    private @Nullable Map<Key, List<Key>> dependents;

    /**
     * A catalog.
     *
     * @param objects the objects
     * @param dependencies what each of them needs; what names no object, or comes a second time, is left out
     * @param unread objects of kinds that are not read, in words
     */
    public Catalog(
            Collection<CatalogObject> objects, Map<Key, ? extends Collection<Key>> dependencies, List<String> unread) {
        this.objects = new HashMap<>(objects.size() * 2);
        objects.forEach(object -> this.objects.put(object.key(), object));
        this.dependencies = Collections.unmodifiableMap(dependencies);
        this.unread = List.copyOf(unread);
    }

    /** A catalog of a database that holds nothing. */
    public static Catalog empty() {
        return new Catalog(List.of(), Map.of(), List.of());
    }

    /** All objects by what they are found by, in the order of the kinds and names. */
    public Map<Key, CatalogObject> objects() {
        if (sorted == null) {
            Map<Key, CatalogObject> inOrder = new LinkedHashMap<>(objects.size() * 2);
            objects.values().stream()
                    .sorted(Comparator.comparing(CatalogObject::key))
                    .forEach(object -> inOrder.put(object.key(), object));
            sorted = Collections.unmodifiableMap(inOrder);
        }
        return sorted;
    }

    /** The object that is found by this, if there is one. */
    public Optional<CatalogObject> find(Key key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** The object that is found by this, null where there is none. */
    public @Nullable CatalogObject get(Key key) {
        return objects.get(key);
    }

    /** The table highest up that a partition belongs to; the table itself where it is none. */
    public Key root(Key table) {
        return get(table) instanceof Table found && found.isPartition()
                ? root(found.parents().get(0))
                : table;
    }

    /** What an object needs directly. */
    public Set<Key> dependencies(Key key) {
        Set<Key> needed = new LinkedHashSet<>(dependencies.getOrDefault(key, List.of()));
        needed.removeIf(other -> other.equals(key) || !objects.containsKey(other));
        return needed;
    }

    /**
     * What a comment or a privilege hangs on: its target, or where that is no object of its own but the inside of one, as the
     * sequence of an identity, that one.
     *
     * @param fact the key of the comment or the privilege
     * @param target what it is about
     */
    public Key holder(Key fact, Key target) {
        return objects.containsKey(target)
                ? target
                : dependencies(fact).stream().findFirst().orElse(target);
    }

    /** What needs an object directly. */
    public List<Key> dependents(Key key) {
        if (dependents == null) {
            Map<Key, List<Key>> found = new HashMap<>();
            for (Key dependent : objects().keySet()) {
                for (Key needed : dependencies(dependent)) {
                    found.computeIfAbsent(needed, none -> new ArrayList<>()).add(dependent);
                }
            }
            dependents = found;
        }
        return Collections.unmodifiableList(dependents.getOrDefault(key, List.of()));
    }

    /** Objects of kinds that are not compared, in words, so that nobody takes silence for sameness. */
    public List<String> unread() {
        return unread;
    }

    /** Whether both hold the same objects. */
    public boolean isSame(Catalog other) {
        return objects.equals(other.objects);
    }
}
