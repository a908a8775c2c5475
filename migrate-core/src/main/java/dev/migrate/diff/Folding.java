package dev.migrate.diff;

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
import dev.migrate.catalog.SequenceOwner;
import dev.migrate.catalog.Table;
import dev.migrate.catalog.Trigger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is done together with something else: a column with its table, a comment with what it is on. */
final class Folding {

    private final Catalog from;
    private final Catalog to;
    private final Map<Key, List<Vertex>> vertices;
    private final Map<Key, Key> converted;
    private final Map<Vertex, Vertex> wholes = new HashMap<>();
    private final Map<Vertex, Set<Vertex>> parts = new HashMap<>();

    Folding(Fates fates, Map<Key, List<Vertex>> vertices) {
        this.from = fates.from();
        this.to = fates.to();
        this.vertices = vertices;
        this.converted = fates.converted();
        vertices.values().stream().flatMap(List::stream).forEach(this::fold);
    }

    private void fold(Vertex vertex) {
        Key owner = switch (vertex.action()) {
            case DROP -> goesWith(vertex.key());
            case CREATE -> comesWith(vertex.key());
            case ALTER -> stackedOn(vertex.key());
            case EMPTY, FILL -> null;
        };
        if (owner != null) {
            Set<Vertex.Action> actions = vertices.getOrDefault(owner, List.of()).stream()
                    .map(Vertex::action)
                    .collect(Collectors.toSet());
            boolean anew = owner.kind() == Kind.TYPE && actions.contains(Vertex.Action.ALTER) && isPartOfAnew(vertex);
            if (anew || actions.contains(vertex.action())) {
                Vertex whole = new Vertex(anew ? Vertex.Action.ALTER : vertex.action(), owner);
                wholes.put(vertex, whole);
                parts.computeIfAbsent(whole, none -> new TreeSet<>(this::inOrder))
                        .add(vertex);
            }
        }
    }

    /** Whether it is done with a type that is made anew: another type, or a check of it that comes. */
    private static boolean isPartOfAnew(Vertex vertex) {
        return vertex.key().kind() == Kind.TYPE || vertex.action() == Vertex.Action.CREATE;
    }

    /** Columns in their places, then what is said of them. */
    private int inOrder(Vertex one, Vertex other) {
        boolean columns = to.get(one.key()) instanceof Column && to.get(other.key()) instanceof Column;
        return columns ? Integer.compare(place(one), place(other)) : one.compareTo(other);
    }

    private int place(Vertex vertex) {
        return to.get(vertex.key()) instanceof Column column ? column.position() : 0;
    }

    /** What an object is dropped with, because the server does it or because there is nothing else left of it. */
    private @Nullable Key goesWith(Key key) {
        CatalogObject object = from.get(key);
        if (object instanceof Column column) {
            return column.table();
        }
        if (object instanceof ColumnDefault value) {
            Key view = Key.of(Kind.VIEW, key.schema(), key.name());
            return from.get(view) != null ? view : value.column();
        }
        if (object instanceof Constraint constraint) {
            return constraint.ofDomain() ? constraint.domain() : key.table();
        }
        if (object instanceof Index index) {
            return index.table();
        }
        if (object instanceof Trigger trigger) {
            return trigger.relation();
        }
        if (object instanceof Comment comment) {
            return from.holder(key, comment.target());
        }
        if (object instanceof Privileges privileges) {
            return from.holder(key, privileges.target());
        }
        if (object instanceof SequenceOwner owner) {
            return owner.sequence();
        }
        return switch (key.kind()) {
            case POLICY -> key.table();
            case RULE -> from.get(key.table()) != null ? key.table() : Key.of(Kind.VIEW, key.schema(), key.name());
            case STATISTICS_TARGET ->
                from.get(key.whole(Kind.INDEX)) != null ? key.whole(Kind.INDEX) : key.whole(Kind.MATERIALIZED_VIEW);
            case COLUMN_OPTIONS -> key.as(Kind.COLUMN);
            case TYPE -> stackedOn(key);
            case SEQUENCE ->
                from.get(key.as(Kind.SEQUENCE_OWNER)) instanceof SequenceOwner owner ? owner.column() : null;
            default -> null;
        };
    }

    private @Nullable Key stackedOn(Key type) {
        return type.kind() == Kind.TYPE ? converted.get(type) : null;
    }

    /** What an object is created with, in one statement. */
    private @Nullable Key comesWith(Key key) {
        CatalogObject object = to.get(key);
        if (object instanceof Column column) {
            return column.inherited() ? null : column.table();
        }
        if (key.kind() == Kind.TYPE) {
            return stackedOn(key);
        }
        if (object instanceof ColumnDefault value) {
            return to.get(value.column()) instanceof Column column && !column.inherited() ? value.column() : null;
        }
        if (object instanceof Constraint constraint && constraint.ofDomain()) {
            boolean together = converted.containsKey(constraint.domain()) || isMadeAnewInside(constraint.domain());
            return constraint.valid() && together ? constraint.domain() : null;
        }
        if (object instanceof Constraint constraint) {
            return !constraint.valid() || isSeparate(constraint) ? null : key.table();
        }
        return null;
    }

    /** A domain that is made anew inside others has its checks before these take their values over. */
    private boolean isMadeAnewInside(Key domain) {
        CatalogObject before = from.get(domain);
        CatalogObject after = to.get(domain);
        return before != null
                && after != null
                && TypeStacks.isMadeAnew(before, after, converted)
                && Stream.of(from, to)
                        .flatMap(catalog -> Insides.of(catalog, domain))
                        .findAny()
                        .isPresent();
    }

    /** What refers to other tables comes when all are there; a partition has its own columns from elsewhere. */
    private boolean isSeparate(Constraint constraint) {
        return constraint.type() == Constraint.Type.FOREIGN_KEY
                || !constraint.mark().equals(Index.Mark.NONE)
                || (to.get(constraint.key().table()) instanceof Table table
                        && (!table.parents().isEmpty() || table.ofType() != null));
    }

    /** The vertex that something is done with; itself, where it is done alone. */
    Vertex whole(Vertex vertex) {
        Vertex whole = wholes.get(vertex);
        return whole == null ? vertex : whole(whole);
    }

    /** The vertices that all these are done with. */
    Set<Vertex> whole(Collection<Vertex> some) {
        return some.stream().map(this::whole).collect(Collectors.toSet());
    }

    /** All that is done with a vertex, the parts of its parts included. */
    List<Vertex> parts(Vertex whole) {
        return parts.getOrDefault(whole, Set.of()).stream()
                .flatMap(part -> Stream.concat(Stream.of(part), parts(part).stream()))
                .toList();
    }

    /** Lets the parts of these that can stand alone do so; tells whether there were any. */
    boolean unfold(Set<Vertex> stuck) {
        List<Vertex> alone = wholes.keySet().stream()
                .filter(part -> stuck.contains(whole(part)) && canStandAlone(part))
                .toList();
        alone.forEach(part -> {
            Vertex whole = wholes.remove(part);
            parts.getOrDefault(whole, new TreeSet<>()).remove(part);
        });
        return !alone.isEmpty();
    }

    private boolean canStandAlone(Vertex part) {
        if (part.action() == Vertex.Action.DROP
                && from.get(part.key()) instanceof Constraint check
                && check.inherited()) {
            return false;
        }
        if (part.action() == Vertex.Action.CREATE
                && to.get(part.key()) instanceof Constraint check
                && check.ofDomain()
                && isMadeAnewInside(check.domain())) {
            return false;
        }
        return switch (part.key().kind()) {
            case CONSTRAINT, DEFAULT, TRIGGER, POLICY, RULE -> true;
            default -> false;
        };
    }
}
