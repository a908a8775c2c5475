package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Privileges;
import dev.migrate.catalog.Table;
import dev.migrate.catalog.Trigger;
import dev.migrate.diff.Vertex.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has to be done before what. */
final class Edges {

    private final Catalog from;
    private final Catalog to;
    private final Precedence order;
    private final TreeEdges trees;
    private final Map<Key, Key> renamed;
    private final Map<Key, Key> newKeys = new HashMap<>();
    private final Map<Key, Key> converted;

    private Edges(Fates fates, Precedence order) {
        this.from = fates.from();
        this.to = fates.to();
        this.order = order;
        this.renamed = fates.renamed();
        this.converted = fates.converted();
        renamed.forEach((now, old) -> newKeys.put(old, now));
        this.trees = new TreeEdges(from, to, order);
    }

    /** Finds out what has to be done before what. */
    static Precedence of(Fates fates, Map<Key, List<Vertex>> vertices) {
        Precedence order = new Precedence(vertices);
        new Edges(fates, order).connect();
        new NameEdges(fates, order).connect();
        return order;
    }

    private void connect() {
        order.vertices().values().forEach(ofKey -> ofKey.forEach(this::connect));
        stepAside();
        from.objects().keySet().forEach(key -> keepTogether(from, key));
        to.objects().keySet().forEach(key -> keepTogether(to, key));
    }

    private void connect(Vertex vertex) {
        Key key = vertex.key();
        if (vertex.action() == Action.EMPTY) {
            order.before(vertex, order.find(Action.FILL, key));
            return;
        }
        if (vertex.action() == Action.DROP) {
            for (Key dependent : from.dependents(key)) {
                order.before(order.find(Action.DROP, dependent), vertex);
                order.before(order.find(Action.ALTER, dependent), vertex);
                order.before(order.find(Action.EMPTY, dependent), vertex);
            }
            order.before(vertex, order.find(Action.CREATE, key));
            if ((from.get(key) instanceof Constraint constraint
                            && constraint.type().hasIndex())
                    || (from.get(key) instanceof Index index && index.unique())) {
                stopLeaning(vertex);
            }
            for (Key needed : from.dependencies(key)) {
                if (needed.kind() == Kind.ROUTINE && key.kind() != Kind.CAST) {
                    casts(from, needed).forEach(cast -> order.before(vertex, order.find(Action.DROP, cast)));
                }
                // an index that goes is not built again first, and no foreign key changes over to it
                if (Set.of(Kind.COMMENT, Kind.PRIVILEGES, Kind.INDEX).contains(key.kind())) {
                    order.before(vertex, order.find(Action.ALTER, newKeys.getOrDefault(needed, needed)));
                }
            }
            trees.drop(vertex);
            return;
        }
        for (Key needed : to.dependencies(key)) {
            order.before(order.find(Action.CREATE, needed), vertex);
            if (needed.kind() == Kind.COLUMN) {
                order.before(order.find(Action.CREATE, needed.table()), vertex);
            }
            if (!TreeEdges.isOwnTable(key, needed)) {
                order.before(order.find(Action.ALTER, needed), vertex);
            }
            boolean same = to.get(key) instanceof Domain domain && !Insides.isArray(domain.type());
            if ((key.kind() == Kind.TYPE && !same)
                    || key.kind() == Kind.MATERIALIZED_VIEW
                    || (to.get(key) instanceof Column column && Insides.isArray(column.type()))) {
                checkFirst(needed, vertex);
            }
            if (needed.kind() == Kind.ROUTINE && key.kind() != Kind.CAST) {
                casts(to, needed).forEach(cast -> order.before(order.find(Action.CREATE, cast), vertex));
            }
            Key type = converted.get(needed);
            order.before(type == null ? null : order.find(Action.ALTER, type), vertex);
        }
        if (to.get(key) instanceof Privileges privileges && privileges.target().kind() == Kind.COLUMN) {
            privileges.relations().forEach(table -> {
                order.before(order.find(Action.DROP, Privileges.keyOf(table)), vertex);
                order.before(order.find(Action.ALTER, Privileges.keyOf(table)), vertex);
            });
        }
        if (vertex.action() == Action.ALTER) {
            disturb(vertex);
            clusterNoMore(vertex);
        } else if (to.get(key) instanceof Constraint constraint && constraint.type() == Constraint.Type.FOREIGN_KEY) {
            leanOnWhatStays(vertex);
        }
        if (to.get(key) instanceof Trigger trigger) {
            seeNothingGenerated(trigger, vertex);
        }
        if (to.get(key) instanceof Constraint check && check.ofDomain()) {
            comeOut(check.domain(), vertex);
        } else if (to.get(key) instanceof Domain) {
            comeOut(key, vertex);
        }
        trees.createOrAlter(vertex);
    }

    /** Where a cast is made by itself, only its function is on record; it may be meant where that is. */
    private static Stream<Key> casts(Catalog catalog, Key routine) {
        return catalog.dependents(routine).stream().filter(cast -> cast.kind() == Kind.CAST);
    }

    /** A domain, and what it stands on, get their checks before it is inside anything: from then on the server adds none. */
    private void checkFirst(Key domain, Vertex vertex) {
        if (to.get(domain) instanceof Domain) {
            to.dependents(domain).stream()
                    .filter(dependent -> to.get(dependent) instanceof Constraint check && check.valid())
                    .forEach(check -> order.before(order.find(Action.CREATE, check), vertex));
            to.dependencies(domain).forEach(base -> checkFirst(base, vertex));
        }
    }

    /** What has a domain inside and goes, or goes over to another type, does so before the domain demands more. */
    private void comeOut(Key domain, Vertex vertex) {
        Insides.of(from, domain).forEach(holder -> {
            order.before(order.find(Action.DROP, holder), vertex);
            order.before(order.find(Action.DROP, holder.table()), vertex);
            if (goesOver(holder)) {
                order.before(order.find(Action.ALTER, holder), vertex);
            }
        });
    }

    /** The condition of a trigger that looks at the whole row must not find a generated column in it. */
    private void seeNothingGenerated(Trigger trigger, Vertex vertex) {
        for (Key dependent : from.dependents(trigger.relation())) {
            if (from.get(dependent) instanceof Column column && column.isGenerated()) {
                order.before(order.find(Action.DROP, dependent), vertex);
                order.before(order.find(Action.ALTER, dependent), vertex);
            }
        }
    }

    /** That a table goes by one index no more is said before that it goes by another. */
    private void clusterNoMore(Vertex vertex) {
        CatalogObject before = from.get(renamed.getOrDefault(vertex.key(), vertex.key()));
        CatalogObject after = to.get(vertex.key());
        if (before != null && mark(before).clustered() && !mark(after).clustered()) {
            marked(relation(before), Index.Mark::clustered).forEach(other -> order.before(vertex, other));
        }
    }

    /** The changes of indexes and keys of a relation that are marked afterwards. */
    private List<Vertex> marked(Key relation, Predicate<Index.Mark> how) {
        List<Vertex> marked = new ArrayList<>();
        order.vertices().forEach((key, ofKey) -> {
            CatalogObject object = to.get(key);
            if (object != null && how.test(mark(object)) && relation(object).equals(relation)) {
                marked.addAll(ofKey);
            }
        });
        return marked;
    }

    private static Index.Mark mark(@Nullable CatalogObject object) {
        return object instanceof Index index
                ? index.mark()
                : object instanceof Constraint constraint ? constraint.mark() : Index.Mark.NONE;
    }

    private static Key relation(CatalogObject object) {
        return object instanceof Index index ? index.table() : object.key().table();
    }

    /** What does not survive a change is gone before it. */
    private void disturb(Vertex vertex) {
        Key key = vertex.key();
        CatalogObject before = from.get(renamed.getOrDefault(key, key));
        CatalogObject after = to.get(key);
        if (before == null || after == null) {
            return;
        }
        if (before instanceof Table table && table.unlogged() != ((Table) after).unlogged()) {
            from.dependents(key)
                    .forEach(dependent -> order.before(order.find(Action.DROP, dependent), vertex)); // publications
        }
        if (before instanceof Column column && after instanceof Column other) {
            if (column.notNull() && !other.notNull()) {
                letGo(vertex);
            }
            countOtherwise(column, other, vertex);
        }
        if (before instanceof CompositeType type
                && !((CompositeType) after).attributes().containsAll(type.attributes())) {
            namersOf(key).forEach(user -> {
                order.before(order.find(Action.DROP, user), vertex);
                order.before(order.find(Action.ALTER, user), vertex);
            });
        }
        boolean disturbs = key.kind() == Kind.TYPE
                ? TypeStacks.isMadeAnew(before, after, converted)
                : Alterations.disturbs(before, after);
        if (!disturbs) {
            return;
        }
        List<Key> changed = new ArrayList<>(List.of(key));
        changed.addAll(trees.inheritors(key));
        converted.forEach((column, type) -> {
            if (type.equals(key)) {
                changed.add(column);
                trees.whileAlone(column, vertex);
            }
        });
        for (Key one : changed) {
            for (Key dependent : from.dependents(one)) {
                order.before(order.find(Action.DROP, dependent), vertex);
                boolean letsGo = !to.dependencies(dependent).contains(one) && !trees.follows(dependent);
                if (letsGo || goesOver(dependent)) {
                    order.before(order.find(Action.ALTER, dependent), vertex);
                }
            }
        }
    }

    /** An identity takes the place of a sequence that is aside by then, and gives it to one that comes after it. */
    private void countOtherwise(Column before, Column after, Vertex vertex) {
        Key value = after.key().as(Kind.DEFAULT);
        if (before.identity() == null && after.identity() != null) {
            order.before(order.find(Action.DROP, value), vertex);
            from.dependencies(value).forEach(sequence -> order.before(order.find(Action.DROP, sequence), vertex));
        } else if (before.identity() != null && after.identity() == null) {
            to.dependencies(value).forEach(sequence -> order.before(vertex, order.find(Action.CREATE, sequence)));
        }
    }

    /** What may name an attribute: what stands on a type, or on columns that are of it. */
    private Set<Key> namersOf(Key type) {
        Set<Key> namers = new HashSet<>();
        for (Key dependent : from.dependents(type)) {
            if (dependent.kind() == Kind.TABLE) {
                from.dependents(dependent).forEach(column -> namers.addAll(from.dependents(column)));
            } else if (dependent.kind() == Kind.COLUMN) {
                namers.addAll(from.dependents(dependent));
            } else if (dependent.kind() != Kind.PRIVILEGES) {
                namers.add(dependent);
            }
        }
        return namers;
    }

    /** Whether a column goes over to another type by itself. */
    private boolean goesOver(Key key) {
        return from.get(key) instanceof Column before
                && to.get(key) instanceof Column after
                && !before.isOfSameType(after)
                && !before.inherited();
    }

    /** A foreign key leans on whichever unique index is there, so those that go are gone before it comes. */
    private void leanOnWhatStays(Vertex foreignKey) {
        for (Key column : to.dependencies(foreignKey.key())) {
            for (Key dependent : from.dependents(column)) {
                if (dependent.kind() == Kind.CONSTRAINT || dependent.kind() == Kind.INDEX) {
                    order.before(order.find(Action.DROP, dependent), foreignKey);
                }
            }
            for (Key above : TreeEdges.ancestors(to, column)) {
                to.dependents(above).forEach(ofParent -> order.before(order.find(Action.CREATE, ofParent), foreignKey));
                from.dependents(above).forEach(ofParent -> order.before(order.find(Action.DROP, ofParent), foreignKey));
            }
        }
    }

    /** It may be another index that a foreign key leans on in the database at hand than in the catalog. */
    private void stopLeaning(Vertex index) {
        for (Key column : from.dependencies(index.key())) {
            foreignKeys(column, index);
            trees.inheritors(column).forEach(ofPartition -> foreignKeys(ofPartition, index));
        }
    }

    private void foreignKeys(Key column, Vertex index) {
        for (Key dependent : from.dependents(column)) {
            if (from.get(dependent) instanceof Constraint constraint
                    && constraint.type() == Constraint.Type.FOREIGN_KEY) {
                order.before(order.find(Action.DROP, dependent), index);
            }
        }
    }

    /** A primary key, or an index that identifies rows, holds on to the refusal of nulls. */
    private void letGo(Vertex column) {
        for (Key dependent : from.dependents(column.key())) {
            if (dependent.kind() == Kind.CONSTRAINT || dependent.kind() == Kind.INDEX) {
                order.before(order.find(Action.DROP, dependent), column);
            }
            if (mark(from.get(dependent)).replicaIdentity()) {
                Key table = column.key().table();
                order.before(order.find(Action.ALTER, table), column);
                marked(table, Index.Mark::replicaIdentity).forEach(other -> order.before(other, column));
            }
        }
    }

    /** A logged table cannot refer to one that is not; so of two that a foreign key joins, one changes first. */
    private void keepTogether(Catalog catalog, Key key) {
        if (!(catalog.get(key) instanceof Constraint constraint) || constraint.type() != Constraint.Type.FOREIGN_KEY) {
            return;
        }
        Vertex own = logging(key.table());
        for (Key column : catalog.dependencies(key)) {
            Vertex other = logging(column.table());
            order.before(order.find(Action.DROP, key), own);
            order.before(order.find(Action.DROP, key), other);
            order.before(own, order.find(Action.CREATE, key));
            order.before(other, order.find(Action.CREATE, key));
            if (order.vertices().get(key) == null && to.get(key.table()) instanceof Table table) {
                order.before(table.unlogged() ? own : other, table.unlogged() ? other : own);
            }
        }
    }

    /** The change of a table that becomes logged or unlogged. */
    private @Nullable Vertex logging(Key table) {
        return from.get(table) instanceof Table before
                        && to.get(table) instanceof Table after
                        && before.unlogged() != after.unlogged()
                ? order.find(Action.ALTER, table)
                : null;
    }

    /** Default privileges go before something is created that they would be granted on, and come after. */
    private void stepAside() {
        order.vertices().keySet().stream()
                .filter(key -> key.kind() == Kind.DEFAULT_PRIVILEGES)
                .forEach(privileges -> order.vertices().forEach((key, ofKey) -> {
                    if (privileged(key.kind()).contains(privileges.part())) {
                        ofKey.stream()
                                .filter(vertex -> vertex.action() != Action.DROP)
                                .forEach(vertex -> {
                                    order.before(order.find(Action.DROP, privileges), vertex);
                                    order.before(vertex, order.find(Action.CREATE, privileges));
                                });
                    }
                }));
    }

    /** What default privileges call objects of a kind, and the sequences that come with them. */
    static Set<String> privileged(Kind kind) {
        return switch (kind) {
            case TABLE, COLUMN -> Set.of("tables", "sequences");
            case VIEW, MATERIALIZED_VIEW -> Set.of("tables");
            case SEQUENCE -> Set.of("sequences");
            case ROUTINE, AGGREGATE -> Set.of("functions");
            case TYPE -> Set.of("types", "functions"); // a range brings functions
            case EXTENSION -> Set.of("tables", "sequences", "functions", "types", "schemas");
            case SCHEMA -> Set.of("schemas");
            default -> Set.of();
        };
    }
}
