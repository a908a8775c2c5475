package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Change;
import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * Tables, columns and what else gets another name and keeps what it holds. A comparison cannot know: it sees one go and another
 * come.
 *
 * @param forward the statements that rename, in their order
 * @param backward the statements that take it back, in their order
 * @param lines the renames as a person reads them
 */
record Renames(List<String> forward, List<String> backward, List<String> lines) {

    private static final String HINT =
            "Write -Drename=<table>.<column>:<new name> or -Drename=<table>:<new name>, with the schema before the table "
                    + "where it is not public; a view, a sequence, a type or a function is written as a table is, and the "
                    + "value of an enum as a column is.";

    /** What is written as a table is, in the order in which it is looked for. */
    private static final List<Kind> WHOLE =
            List.of(Kind.TABLE, Kind.VIEW, Kind.MATERIALIZED_VIEW, Kind.SEQUENCE, Kind.TYPE, Kind.ROUTINE);

    /**
     * The renames that texts like {@code account.name:full_name} and {@code old_table:new_table} mean.
     *
     * @param catalog what there is before
     */
    static Renames parse(List<String> texts, Catalog catalog) {
        List<String> forward = new ArrayList<>();
        List<String> backward = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            String[] sides = StringUtils.split(text.strip(), ":");
            if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
                throw new MigrateException("'" + text + "' does not say what is renamed to what.", HINT);
            }
            Named named = find(sides[0].strip(), text, catalog);
            String name = named.part().isEmpty()
                    ? StringUtils.substringAfterLast("." + sides[1].strip(), ".")
                    : StringUtils.removeStart(sides[1].strip(), named.whole().name() + ".");
            forward.add(named.renamedTo(name));
            backward.add(0, named.renamedFrom(name));
            lines.add("rename " + named + " to " + Identifier.quote(name));
        }
        return new Renames(List.copyOf(forward), List.copyOf(backward), List.copyOf(lines));
    }

    /**
     * What gets another name.
     *
     * @param whole the object
     * @param part its column or its value; empty where the object itself is renamed
     */
    private record Named(Key whole, String part) {

        String renamedTo(String name) {
            return statement(whole, part, name);
        }

        /** An object is called by its new name until its own rename is taken back. */
        String renamedFrom(String name) {
            Key renamed = new Key(whole.kind(), whole.schema(), name, whole.part());
            return part.isEmpty()
                    ? statement(renamed, "", whole.name())
                    : statement(whole, /* part= */ name, /* name= */ part);
        }

        private static String statement(Key key, String part, String name) {
            boolean value = key.kind() == Kind.TYPE;
            String from = part.isEmpty()
                    ? ""
                    : value ? "value " + Literal.quote(part) + " " : "column " + Identifier.quote(part) + " ";
            String to = value && !part.isEmpty() ? Literal.quote(name) : Identifier.quote(name);
            return "alter " + key.kind().noun() + " " + key.qualified()
                    + (key.kind() == Kind.ROUTINE ? "(" + key.part() + ")" : "") + " rename " + from + "to " + to;
        }

        @Override
        public String toString() {
            return part.isEmpty()
                    ? whole.toString()
                    : whole.kind() == Kind.TYPE
                            ? "value '" + part + "' of " + whole
                            : whole.part(Kind.COLUMN, part).toString();
        }
    }

    private static Named find(String name, String text, Catalog catalog) {
        List<String> parts = List.of(StringUtils.split(name, "."));
        List<Named> found = new ArrayList<>();
        if (parts.size() == 1) {
            found.addAll(wholes("public", parts.get(0), catalog));
        } else if (parts.size() == 2) {
            found.addAll(parts("public", parts.get(0), parts.get(1), catalog));
            found.addAll(wholes(parts.get(0), parts.get(1), catalog));
        } else if (parts.size() == 3) {
            found.addAll(parts(parts.get(0), parts.get(1), parts.get(2), catalog));
        }
        if (found.isEmpty()) {
            throw new MigrateException(
                    "There is no table or column '" + name + "' to rename, as '" + text + "' says.", HINT);
        }
        if (found.size() > 1) {
            throw new MigrateException(
                    "'" + name + "' may mean " + found.get(0) + " or " + found.get(1) + ".",
                    "Write the column with its schema: public." + name + ".");
        }
        return found.get(0);
    }

    private static List<Named> wholes(String schema, String name, Catalog catalog) {
        return catalog.objects().keySet().stream()
                .filter(key -> WHOLE.contains(key.kind())
                        && key.schema().equals(schema)
                        && key.name().equals(name))
                .map(key -> new Named(key, ""))
                .toList();
    }

    private static List<Named> parts(String schema, String name, String part, Catalog catalog) {
        List<Named> found = new ArrayList<>();
        Key table = Key.of(Kind.TABLE, schema, name);
        if (catalog.find(table.part(Kind.COLUMN, part)).isPresent()) {
            found.add(new Named(table, part));
        }
        if (catalog.get(Key.of(Kind.TYPE, schema, name)) instanceof EnumType type
                && type.labels().contains(part)) {
            found.add(new Named(type.key(), part));
        }
        return found;
    }

    /** What may have been renamed, each as a sentence with the option to type. */
    static List<String> possible(List<Change> changes, Catalog from, Catalog to) {
        List<String> lines = new ArrayList<>();
        List<Column> added = new ArrayList<>();
        List<Table> created = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Create create
                    && from.find(create.key()).isEmpty()) {
                if (create.object() instanceof Column column) {
                    added.add(column);
                } else if (create.object() instanceof Table table) {
                    created.add(table);
                }
            }
        }
        for (Change change : changes) {
            for (Change.Alter alter : change.alters()) {
                if (alter.before() instanceof EnumType before && alter.after() instanceof EnumType after) {
                    possibleValue(before, after, lines);
                }
            }
            if (change instanceof Change.Drop drop && !drop.back()) {
                if (drop.object() instanceof Column column) {
                    added.stream()
                            .filter(other -> other.table().equals(column.table()) && other.isOfSameType(column))
                            .forEach(other -> lines.add(column.key() + " goes and "
                                    + Identifier.quote(other.name()) + " comes, both " + column.type()
                                    + ". If it is renamed, write -Drename=" + shown(column.table()) + "."
                                    + column.name() + ":" + other.name()));
                } else if (drop.object() instanceof Table table) {
                    Set<String> columns = columns(from, table.key());
                    created.stream()
                            .filter(other -> columns(to, other.key()).equals(columns)
                                    && other.key().schema().equals(table.key().schema()))
                            .forEach(other -> lines.add(table.key() + " goes and " + other.key()
                                    + " comes with the same columns. If it is renamed, write -Drename="
                                    + shown(table.key()) + ":" + other.key().name()));
                }
            }
        }
        return Collections.unmodifiableList(lines);
    }

    /** One value goes and one comes: that may be a rename. */
    private static void possibleValue(EnumType before, EnumType after, List<String> lines) {
        List<String> gone = new ArrayList<>(before.labels());
        gone.removeAll(after.labels());
        List<String> come = new ArrayList<>(after.labels());
        come.removeAll(before.labels());
        if (gone.size() == 1 && come.size() == 1) {
            lines.add("value '" + gone.get(0) + "' of " + before.key() + " goes and '" + come.get(0)
                    + "' comes. If it is renamed, write -Drename=" + shown(before.key()) + "." + gone.get(0) + ":"
                    + come.get(0));
        }
    }

    private static String shown(Key table) {
        return table.schema().equals("public") ? table.name() : table.schema() + "." + table.name();
    }

    private static Set<String> columns(Catalog catalog, Key table) {
        Collection<CatalogObject> all = catalog.objects().values();
        return all.stream()
                .filter(object ->
                        object instanceof Column column && column.table().equals(table))
                .map(object -> (Column) object)
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.toSet());
    }

    /** Whether nothing is renamed. */
    boolean isEmpty() {
        return forward.isEmpty();
    }
}
