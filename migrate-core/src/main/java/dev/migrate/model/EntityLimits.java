package dev.migrate.model;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Comment;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Privileges;
import dev.migrate.catalog.Sequence;
import dev.migrate.catalog.SequenceOwner;
import dev.migrate.catalog.Table;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What entities cannot say of a schema, and what therefore stays as it is. Of what they do say, some means nothing: the
 * names of constraints and indexes, how a column counts by itself, the precision that a timestamp has anyway.
 */
final class EntityLimits {

    /** What is in the way when a column goes, and must not go without a word: what it does would be done no more. */
    private static final Set<Kind> NEVER_SILENT = Set.of(
            Kind.VIEW, Kind.MATERIALIZED_VIEW, Kind.ROUTINE, Kind.AGGREGATE, Kind.POLICY, Kind.RULE, Kind.TRIGGER);

    private static final Set<Kind> OF_ENTITIES = Set.of(Kind.TABLE, Kind.COLUMN, Kind.SEQUENCE);

    private final Catalog made;
    private final Catalog there;
    private final SerialColumns serial;

    /** The constraints and indexes that are there under another name, by the name the entities have for them. */
    private final Map<Key, Key> names = new HashMap<>();

    private final SortedMap<Key, CatalogObject> completed = new TreeMap<>();

    EntityLimits(Catalog made, Catalog there) {
        this.made = made;
        this.there = there;
        this.serial = new SerialColumns(made, there);
    }

    /**
     * The wanted schema.
     *
     * @param alone whether nothing but entities says what it is, so that all they cannot speak of stays
     */
    Catalog completed(boolean alone) {
        Set<Key> views = mappedToViews();
        findNames();
        made.objects().values().stream()
                .filter(object -> !views.contains(owner(object)))
                .filter(object -> !serial.isReplaced(object.key()))
                .forEach(this::take);
        keepDetails();
        new Children(there, completed)
                .follow(completed.keySet().stream()
                        .filter(key -> alone || isPartitionedThere(key))
                        .toList());
        if (alone) {
            keepKinds();
            dropWithoutFooting();
        }
        return new Catalog(completed.values(), dependencies(), made.unread());
    }

    /** An entity may be read from a view that is there. */
    private Set<Key> mappedToViews() {
        return made.objects().keySet().stream()
                .filter(key -> key.kind() == Kind.TABLE)
                .filter(key ->
                        there.get(key.as(Kind.VIEW)) != null || there.get(key.as(Kind.MATERIALIZED_VIEW)) != null)
                .collect(Collectors.toSet());
    }

    /** The table that an object belongs to, itself for a table; for what belongs to none, itself too. */
    static Key owner(CatalogObject object) {
        if (object instanceof Comment comment) {
            return owner(comment.target());
        }
        if (object instanceof Privileges privileges) {
            return owner(privileges.target());
        }
        return object instanceof Index index ? index.table() : owner(object.key());
    }

    private static Key owner(Key key) {
        return switch (key.kind()) {
            case COLUMN, DEFAULT, CONSTRAINT, TRIGGER, RULE, POLICY -> key.table();
            default -> key;
        };
    }

    private void findNames() {
        Map<Form, Deque<Key>> forms = new HashMap<>();
        there.objects()
                .values()
                .forEach(object -> Form.of(object)
                        .ifPresent(form -> forms.computeIfAbsent(form, none -> new ArrayDeque<>())
                                .add(object.key())));
        made.objects()
                .values()
                .forEach(object -> Form.of(object).map(forms::get).ifPresent(same -> {
                    Key key = object.key();
                    names.put(key, same.contains(key) ? key : same.getFirst());
                }));
    }

    /** An entity cannot say that its table is partitioned; SQL beside it can, and then says all of its partitions. */
    private boolean isPartitionedThere(Key key) {
        return there.get(key) instanceof Table table
                && table.isPartitioned()
                && made.get(key) instanceof Table wanted
                && !wanted.isPartitioned();
    }

    private Key named(Key key) {
        return names.getOrDefault(key, key);
    }

    private void take(CatalogObject object) {
        Key key = named(object.key());
        CatalogObject before = there.get(key);
        completed.put(key, before == null ? object : merged(object, before));
    }

    private CatalogObject merged(CatalogObject wanted, CatalogObject before) {
        if (wanted instanceof Column column && before instanceof Column old) {
            return merged(column, old);
        }
        if (wanted instanceof Constraint constraint && before instanceof Constraint old) {
            return merged(constraint, old);
        }
        if (names.containsKey(wanted.key())) {
            return before;
        }
        if (wanted instanceof Sequence sequence && before instanceof Sequence old) {
            return old.counting(sequence.options().increment());
        }
        if (wanted instanceof Table table && before instanceof Table old) {
            return table.isPlain() ? old : table;
        }
        return wanted;
    }

    private Column merged(Column wanted, Column old) {
        boolean sameType = TypeNames.isSame(wanted.type(), old.type(), there);
        return wanted.withDetailsOf(old, sameType, serial.isCounting(wanted.key()));
    }

    private Constraint merged(Constraint wanted, Constraint old) {
        if (!names.containsKey(wanted.key())) {
            return wanted;
        }
        boolean otherActions = wanted.type() == Constraint.Type.FOREIGN_KEY
                && !Form.actions(wanted).isEmpty()
                && !Form.actions(wanted).equals(Form.actions(old));
        return otherActions
                ? new Constraint(
                        old.key(), old.type(), wanted.definition(), old.valid(), false, old.inherited(), old.mark())
                : old;
    }

    /** What entities may say of a table and a column, and do not have to: a default, how it counts, a comment. */
    private void keepDetails() {
        for (CatalogObject object : there.objects().values()) {
            boolean stays = switch (object.key().kind()) {
                case DEFAULT ->
                    completed.get(((ColumnDefault) object).column()) instanceof Column column
                            && column.identity() == null
                            && !column.isGenerated();
                case SEQUENCE -> serial.isKept(object.key());
                case SEQUENCE_OWNER -> serial.isKept(((SequenceOwner) object).sequence());
                default -> false;
            };
            if (stays) {
                completed.putIfAbsent(object.key(), object);
            }
        }
        keepComments();
    }

    private void keepComments() {
        there.objects().values().forEach(object -> {
            if ((object instanceof Comment comment && stays(object.key(), comment.target()))
                    || (object instanceof Privileges privileges && stays(object.key(), privileges.target()))) {
                completed.putIfAbsent(object.key(), object);
            }
        });
    }

    private boolean stays(Key fact, Key target) {
        CatalogObject holder = completed.get(there.holder(fact, target));
        return (holder instanceof Column column && target.kind() == Kind.SEQUENCE)
                ? column.countsBy(target)
                : holder != null;
    }

    private void keepKinds() {
        Set<String> schemas = made.objects().keySet().stream()
                .filter(key -> key.kind() == Kind.TABLE)
                .map(Key::schema)
                .collect(Collectors.toSet());
        Set<Key> others = new HashSet<>();
        there.objects().values().forEach(object -> {
            if (object instanceof Table table
                    && (!table.parents().isEmpty() || table.foreign() != null)
                    && !completed.containsKey(table.key())) {
                others.add(object.key());
            }
        });
        for (CatalogObject object : there.objects().values()) {
            Key owner = owner(object);
            boolean elsewhere = !owner.schema().isEmpty() && !schemas.contains(owner.schema());
            boolean ofTable = owner.kind() == Kind.TABLE && !owner.equals(object.key());
            boolean tableStays = completed.containsKey(owner) || others.contains(owner);
            boolean stays =
                    elsewhere || others.contains(owner) || (isBeyondEntities(object) && (!ofTable || tableStays));
            if (stays) {
                completed.putIfAbsent(object.key(), object);
            }
        }
        keepComments();
    }

    private boolean isBeyondEntities(CatalogObject object) {
        Key key = object.key();
        return switch (key.kind()) {
            case COMMENT, PRIVILEGES, DEFAULT, SEQUENCE_OWNER -> false; // they go with what they are about
            case CONSTRAINT, INDEX -> !Form.isOfEntities(object);
            case COLUMN -> ((Column) object).isGenerated();
            case SEQUENCE ->
                there.dependents(key).stream()
                        .anyMatch(user -> !OF_ENTITIES.contains(user.kind())
                                && user.kind() != Kind.DEFAULT
                                && user.kind() != Kind.SEQUENCE_OWNER);
            case TYPE ->
                there.dependents(key).isEmpty()
                        || there.dependents(key).stream().anyMatch(this::isStill);
            default -> !OF_ENTITIES.contains(key.kind());
        };
    }

    /** Whether what used a type still does. */
    private boolean isStill(Key user) {
        if (completed.get(user) instanceof Column now && there.get(user) instanceof Column before) {
            return now.type().equals(before.type());
        }
        return user.kind() != Kind.COLUMN && user.kind() != Kind.DEFAULT;
    }

    /** What stays needs what it stands on. */
    private void dropWithoutFooting() {
        Set<Key> gone = new HashSet<>();
        there.objects().keySet().stream()
                .filter(key -> !completed.containsKey(key) && !serial.isReplaced(key))
                .forEach(gone::add);
        Deque<Key> open = new ArrayDeque<>(gone);
        while (!open.isEmpty()) {
            Key missing = open.remove();
            for (Key dependent : there.dependents(missing)) {
                CatalogObject object = completed.get(dependent);
                if (object == null || made.get(dependent) != null || names.containsValue(dependent)) {
                    continue;
                }
                if (NEVER_SILENT.contains(dependent.kind())) {
                    throw new MigrateException(
                            dependent + " uses " + missing + ", which the entities do not have.",
                            "Change or drop it in a revision of its own first, or have the other left alone: "
                                    + "-Dmigrate.exclude=" + pattern(missing));
                }
                completed.remove(dependent);
                open.add(dependent);
            }
        }
    }

    private static String pattern(Key key) {
        String name = key.schema() + "." + key.name();
        return key.part().isEmpty() ? name : name + "." + key.part();
    }

    private Map<Key, Set<Key>> dependencies() {
        Map<Key, Set<Key>> dependencies = new HashMap<>();
        made.objects().keySet().forEach(key -> add(dependencies, named(key), made.dependencies(key)));
        there.objects().forEach((key, object) -> {
            if (object.equals(completed.get(key)) || made.get(key) == null) {
                add(dependencies, key, there.dependencies(key));
            }
        });
        return dependencies;
    }

    private void add(Map<Key, Set<Key>> dependencies, Key key, Collection<Key> needed) {
        Set<Key> all = dependencies.computeIfAbsent(key, none -> new LinkedHashSet<>());
        needed.forEach(one -> all.add(named(one)));
    }
}
