package dev.migrate.op;

import static dev.migrate.op.Emitter.emit;

import dev.migrate.sql.Identifier;

/** Tables, with their columns, constraints, indexes and partitions. */
public sealed interface TableOperations extends Emitter permits Operations {

    /** Creates a table, after the enum types of its columns and before its indexes and comments. */
    default void createTable(Table table) {
        emit(this, table.create());
    }

    /** Creates a table of these columns, constraints and indexes. */
    default void createTable(String name, TableElement... elements) {
        createTable(new Table(name, elements));
    }

    /** Drops a table. */
    default void dropTable(String name, Drop... options) {
        emit(this, Drop.sql("table", Name.sql(name), options));
    }

    /** Drops a table, and the enum types of its columns so far as nothing else uses them. */
    default void dropTable(Table table, Drop... options) {
        emit(this, table.drop(options));
    }

    /** Gives a table another name, in its schema. */
    default void renameTable(String name, String newName) {
        rename(Kind.TABLE, name, newName);
    }

    /**
     * Adds a column with all that belongs to it, its enum type too; further columns, constraints and indexes come in the
     * same statement so far as PostgreSQL can.
     */
    default void addColumn(String table, Column column, TableElement... more) {
        emit(this, ColumnAddition.of(table, column, more).statements());
    }

    /** Changes a column: {@code op.alterColumn("account", change("balance").type(bigint()).setNotNull())}. */
    default void alterColumn(String table, ColumnChange change) {
        emit(this, change.statements(Name.of(table)));
    }

    /** Gives a column another name. */
    default void renameColumn(String table, String column, String newName) {
        alterColumn(table, new ColumnChange(column).rename(newName));
    }

    /** Drops a column. */
    default void dropColumn(String table, String column, Drop... options) {
        emit(
                this,
                "alter table " + Name.of(table) + " " + Drop.sql("drop column", Identifier.quote(column), "", options));
    }

    /** Drops a column, and its enum type so far as nothing else uses it. */
    default void dropColumn(String table, Column column, Drop... options) {
        dropColumn(table, column.name(), options);
        column.createdType().ifPresent(type -> emit(this, EnumType.dropIfUnused(type.name())));
    }

    /** Adds a constraint: {@code op.addConstraint("account", unique("email").named("account_email_key"))}. */
    default void addConstraint(String table, Constraint constraint) {
        emit(this, "alter table " + Name.of(table) + " add " + constraint.sql());
    }

    /** Drops a constraint. */
    default void dropConstraint(String table, String constraint, Drop... options) {
        emit(
                this,
                "alter table " + Name.of(table) + " "
                        + Drop.sql("drop constraint", Identifier.quote(constraint), "", options));
    }

    /** Gives a constraint another name. */
    default void renameConstraint(String table, String constraint, String newName) {
        emit(
                this,
                "alter table " + Name.of(table) + " rename constraint " + Identifier.quote(constraint) + " to "
                        + Identifier.quote(newName));
    }

    /** Checks what a constraint that was added as not valid has left unchecked; writing goes on meanwhile. */
    default void validateConstraint(String table, String constraint) {
        emit(this, "alter table " + Name.of(table) + " validate constraint " + Identifier.quote(constraint));
    }

    /** Creates an index: {@code op.createIndex(index("account_email").on("account", "lower(email)").unique())}. */
    default void createIndex(Index index) {
        emit(this, index.create());
    }

    /** Creates a plain index; see {@link Index#on} for what it is over. */
    default void createIndex(String name, String table, String... elements) {
        createIndex(Index.named(name).on(table, elements));
    }

    /** Drops an index. */
    default void dropIndex(String name, Drop... options) {
        emit(this, Drop.sql("index", Name.sql(name), options));
    }

    /** Gives an index another name. */
    default void renameIndex(String name, String newName) {
        rename(Kind.INDEX, name, newName);
    }

    /** Creates a table that is a partition of another. */
    default void createPartition(Partition partition) {
        emit(this, partition.create());
    }

    /** Makes a table that exists a partition of another. */
    default void attachPartition(Partition partition) {
        emit(this, partition.attach());
    }

    /** Makes a partition a table of its own. */
    default void detachPartition(String table, String partition) {
        emit(this, "alter table " + Name.of(table) + " detach partition " + Name.of(partition));
    }

    /** Makes a partition a table of its own while reads and writes go on, outside a transaction. */
    default void detachPartitionConcurrently(String table, String partition) {
        emit(this, "alter table " + Name.of(table) + " detach partition " + Name.of(partition) + " concurrently");
    }

    /** Has a table written to the log, so that it outlives a crash; this rewrites it. */
    default void setLogged(String table) {
        emit(this, "alter table " + Name.of(table) + " set logged");
    }

    /** Has a table no longer written to the log. */
    default void setUnlogged(String table) {
        emit(this, "alter table " + Name.of(table) + " set unlogged");
    }

    /** Sets storage parameters: {@code op.setStorageParameters("account", "fillfactor = 70")}. */
    default void setStorageParameters(String table, String... parameters) {
        emit(this, "alter table " + Name.of(table) + " set " + Written.list("storage parameters", parameters));
    }

    /** Sets storage parameters back to what they are without being set. */
    default void resetStorageParameters(String table, String... names) {
        emit(this, "alter table " + Name.of(table) + " reset " + Written.list("storage parameters", names));
    }

    /** Moves a table; this copies it. */
    default void setTablespace(String table, String tablespace) {
        emit(this, "alter table " + Name.of(table) + " set tablespace " + Identifier.quote(tablespace));
    }

    /** Gives something another name; a part of a table is named {@code table.part}. */
    default void rename(Kind kind, String name, String newName) {
        emit(this, kind.rename(name, newName));
    }
}
