package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Column.Identity;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Comment;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Routine;
import dev.migrate.catalog.SequenceOwner;
import dev.migrate.catalog.Table;
import dev.migrate.catalog.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Changes as lines that a person reads: {@code add column public.account.email (text)}. What only goes and comes again
 * because something under it changes is no difference, and has no line.
 */
public final class Differences {

    private static final int LONGEST = 60;

    private Differences() {}

    /**
     * A line for each difference, in the order of the changes.
     *
     * @param from what there is before the changes
     */
    public static List<String> lines(Catalog from, List<Change> changes) {
        Set<Key> whole = new HashSet<>(); // a routine may come or go in two steps, and a column may change in two
        Map<Key, CatalogObject> beginnings = new HashMap<>();
        Map<Key, Change.Alter> ends = new HashMap<>();
        for (Change change : changes) {
            for (Change.Alter alter : change.alters()) {
                beginnings.putIfAbsent(alter.key(), alter.before());
                ends.put(alter.key(), alter);
            }
            if (change.alters().isEmpty()) {
                whole.add(change.key());
                ends.remove(change.key());
            }
        }
        List<String> lines = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Create create) {
                Change.Alter end = ends.get(create.key());
                CatalogObject object = end == null ? create.object() : end.after();
                add(from, new Change.Create(object, create.parts(), create.way()), lines);
                if (object instanceof Table || object instanceof Column) {
                    create.parts().stream()
                            .filter(part -> from.get(part.key()) != null)
                            .forEach(part -> changed(Objects.requireNonNull(from.get(part.key())), part, lines));
                }
            } else if (change instanceof Change.Drop drop) {
                if (!drop.back()) {
                    lines.add("drop " + named(drop.object()));
                }
            } else if (!whole.contains(change.key())) {
                if (change instanceof Change.Rebuild rebuild) {
                    rebuild.created().stream()
                            .filter(object -> !beginnings.containsKey(object.key()))
                            .map(object -> new Change.Create(object, List.of(), rebuild.way()))
                            .forEach(create -> add(from, create, lines));
                    rebuild.gone().forEach(type -> lines.add("drop " + named(type)));
                }
                for (Change.Alter alter : change.alters()) {
                    if (alter.equals(ends.get(alter.key()))) {
                        changed(beginnings.getOrDefault(alter.key(), alter.before()), alter.after(), lines);
                    }
                }
            }
        }
        return List.copyOf(lines);
    }

    private static void add(Catalog from, Change.Create create, List<String> lines) {
        CatalogObject before = from.get(create.key());
        if (before == null) {
            lines.add("add " + named(create.object()) + detail(create));
        } else {
            changed(before, create.object(), lines);
        }
    }

    private static String detail(Change.Create create) {
        CatalogObject object = create.object();
        if (object instanceof Column column) {
            return " (" + column.type() + (column.notNull() ? ", not null" : "") + ")";
        }
        if (object instanceof Table) {
            long columns =
                    create.parts().stream().filter(Column.class::isInstance).count();
            return columns == 0 ? "" : columns == 1 ? " (1 column)" : " (" + columns + " columns)";
        }
        if (object instanceof ColumnDefault value) {
            return " (" + shortened(value.expression()) + ")";
        }
        if (object instanceof Constraint constraint) {
            return " (" + shortened(constraint.definition()) + ")";
        }
        return object instanceof Comment comment ? " ('" + shortened(comment.text()) + "')" : "";
    }

    private static void changed(CatalogObject before, CatalogObject after, List<String> lines) {
        if (Alterations.isSame(before, after)) {
            return;
        }
        String name = named(after);
        if (!before.key().equals(after.key())) {
            lines.add("rename " + named(before) + " to " + after.key());
        }
        if (before instanceof Column column && after instanceof Column other) {
            columnChanged(column, other, name, lines);
        } else if (before instanceof EnumType type && after instanceof EnumType other) {
            labelsChanged(type, other, name, lines);
        } else if (before instanceof ColumnDefault value && after instanceof ColumnDefault other) {
            lines.add(fromTo("change " + name, value.expression(), other.expression()));
        } else if (before instanceof Constraint constraint && after instanceof Constraint other) {
            if (!constraint.definition().equals(other.definition())) {
                lines.add(fromTo("change " + name, constraint.definition(), other.definition()));
            } else if (constraint.valid() != other.valid()) {
                lines.add("change " + name + (other.valid() ? " to valid" : " to not valid"));
            } else if (before.key().equals(after.key())) {
                lines.add("change " + name);
            }
        } else if (before instanceof Index index && after instanceof Index other) {
            if (index.unique() != other.unique() || !index.definition().equals(other.definition())) {
                lines.add(fromTo("change " + name, definition(index), definition(other)));
            } else if (before.key().equals(after.key())) {
                lines.add("change " + name);
            }
        } else if (before instanceof Comment comment && after instanceof Comment other) {
            lines.add(fromTo("change " + name, "'" + comment.text() + "'", "'" + other.text() + "'"));
        } else if (before instanceof View view && after instanceof View other) {
            lines.add("change " + (view.definition().equals(other.definition()) ? "the options of " : "") + name);
        } else {
            lines.add("change " + name);
        }
    }

    private static String definition(Index index) {
        return (index.unique() ? "unique " : "") + index.definition();
    }

    private static void columnChanged(Column before, Column after, String name, List<String> lines) {
        int known = lines.size();
        if (!before.isOfSameType(after)) {
            lines.add("change type of " + name + " from " + type(before) + " to " + type(after));
        }
        if (before.notNull() != after.notNull()) {
            lines.add("change " + name + (after.notNull() ? " to not null" : " to allow nulls"));
        }
        if (before.notNull() && after.notNull() && !before.nullability().isNamedAs(after.nullability())) {
            lines.add(fromTo(
                    "rename the not null of " + name,
                    before.nullability().name(),
                    after.nullability().name()));
        }
        Identity old = before.identity();
        Identity now = after.identity();
        if (old != null && now != null && old.by(now.sequence()).equals(now) && !old.equals(now)) {
            lines.add(fromTo(
                    "rename the sequence of " + name,
                    old.sequence().qualified(),
                    now.sequence().qualified()));
        } else if (!Objects.equals(old, now)) {
            lines.add((old == null ? "add" : now == null ? "drop" : "change") + " the identity of " + name);
        }
        if (!before.generated().equals(after.generated()) || before.virtual() != after.virtual()) {
            lines.add("change how " + name + " is generated");
        }
        if (lines.size() == known) {
            lines.add("change the settings of " + name);
        }
    }

    private static String type(Column column) {
        return column.type() + (column.collation().isEmpty() ? "" : " collate " + column.collation());
    }

    private static void labelsChanged(EnumType before, EnumType after, String name, List<String> lines) {
        int known = lines.size();
        after.labels().stream()
                .filter(label -> !before.labels().contains(label))
                .forEach(label -> lines.add("add value '" + label + "' to " + name));
        before.labels().stream()
                .filter(label -> !after.labels().contains(label))
                .forEach(label -> lines.add("drop value '" + label + "' of " + name));
        if (lines.size() == known) {
            lines.add("change the order of the values of " + name);
        }
    }

    private static String fromTo(String what, String before, String after) {
        return what + " from " + shortened(before) + " to " + shortened(after);
    }

    /** One line, not too long: a difference is named, and the SQL says the rest. */
    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private static String named(CatalogObject object) {
        String name = object.key().toString();
        if (object instanceof SequenceOwner owner) {
            return "owner of " + owner.sequence();
        }
        if (object instanceof Routine routine) {
            return name.replaceFirst("^routine", routine.procedure() ? "procedure" : "function");
        }
        return name;
    }
}
