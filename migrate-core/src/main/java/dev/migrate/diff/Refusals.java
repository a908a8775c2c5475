package dev.migrate.diff;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Table;

/** What PostgreSQL cannot change where it stands, and what to do by hand instead. */
final class Refusals {

    private Refusals() {}

    /** A table that is of a type holds on to it. */
    static void underTables(Catalog from, Key type) {
        for (Key dependent : from.dependents(type)) {
            if (from.get(dependent) instanceof Table table && type.equals(table.ofType())) {
                throw new MigrateException(
                        type + " would have to be made anew, and " + table.key() + " is a table of it.",
                        "Write this revision by hand: `alter table … not of`, change both, `alter table … of`.");
            }
        }
    }

    /** A table cannot be partitioned later, or otherwise. */
    static void partitioned(Table before, Table after) {
        if (!before.partitionKey().equals(after.partitionKey())) {
            throw new MigrateException(
                    after.key() + " would have to be partitioned "
                            + (after.isPartitioned() ? "by " + after.partitionKey() : "no more")
                            + ", which PostgreSQL cannot do to a table that exists.",
                    recipe(after.key(), after));
        }
    }

    /** A column that rows are divided by keeps its type. */
    static void dividing(Table table, Column column) {
        if (table.isPartitionedBy(column.name())) {
            throw new MigrateException(
                    column.key() + " would have to change its type, and " + table.key() + " is partitioned by it.",
                    recipe(table.key(), table));
        }
    }

    private static String recipe(Key table, Table after) {
        String name = table.qualified();
        String old =
                Key.of(table.kind(), table.schema(), table.name() + "__old").qualified();
        return "Write this revision by hand, so that no row is lost: `alter table " + name + " rename to "
                + table.name() + "__old`; `create table " + name + " (like " + old
                + " including defaults including generated including identity including comments)"
                + (after.isPartitioned() ? " partition by " + after.partitionKey() + "`, and its partitions" : "`")
                + "; `insert into " + name + " overriding system value select * from " + old
                + "`; `setval` where it counts; then constraints, indexes, triggers, policies and privileges as the model has"
                + " them" + (after.isPartitioned() ? ", each unique one with the partition key in it" : "")
                + "; views and foreign keys that stand on it are dropped before and come again; at the end `drop table "
                + old + "`. `mvn migrate:check` then says what is left to do.";
    }
}
