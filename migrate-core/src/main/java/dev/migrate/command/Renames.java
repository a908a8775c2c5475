package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Change;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * Tables and columns that get another name and keep what they hold. A comparison cannot know: it sees one go and another
 * come.
 *
 * @param forward the statements that rename, in their order
 * @param backward the statements that take it back, in their order
 * @param lines the renames as a person reads them
 */
record Renames(List<String> forward, List<String> backward, List<String> lines) {

    private static final String HINT =
            "Write -Drename=<table>.<column>:<new name> or -Drename=<table>:<new name>, with the schema before the table "
                    + "where it is not public.";

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
            Key key = find(sides[0].strip(), text, catalog);
            String name = StringUtils.substringAfterLast("." + sides[1].strip(), ".");
            forward.add(statement(key, name));
            backward.add(0, back(key, name));
            lines.add("rename " + key + " to " + Identifier.quote(name));
        }
        return new Renames(List.copyOf(forward), List.copyOf(backward), List.copyOf(lines));
    }

    private static Key find(String name, String text, Catalog catalog) {
        List<String> parts = List.of(StringUtils.split(name, "."));
        List<Key> candidates = new ArrayList<>();
        if (parts.size() == 1) {
            candidates.add(Key.of(Kind.TABLE, "public", parts.get(0)));
        } else if (parts.size() == 2) {
            candidates.add(Key.of(Kind.TABLE, "public", parts.get(0)).part(Kind.COLUMN, parts.get(1)));
            candidates.add(Key.of(Kind.TABLE, parts.get(0), parts.get(1)));
        } else if (parts.size() == 3) {
            candidates.add(Key.of(Kind.TABLE, parts.get(0), parts.get(1)).part(Kind.COLUMN, parts.get(2)));
        }
        List<Key> found =
                candidates.stream().filter(key -> catalog.find(key).isPresent()).toList();
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

    private static String statement(Key key, String name) {
        return "alter table " + key.table().qualified() + " rename "
                + (key.kind() == Kind.COLUMN ? "column " + Identifier.quote(key.part()) + " " : "") + "to "
                + Identifier.quote(name);
    }

    /** A table is called by its new name until its own rename is taken back. */
    private static String back(Key key, String name) {
        return key.kind() == Kind.COLUMN
                ? statement(key.table().part(Kind.COLUMN, name), key.part())
                : statement(Key.of(Kind.TABLE, key.schema(), name), key.name());
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
