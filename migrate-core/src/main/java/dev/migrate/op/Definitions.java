package dev.migrate.op;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operations are done with, for a static import: {@code op.createTable(table("account", column("id", bigint())))}.
 * Every definition is a value that never changes: its methods give another one, so that it can stand in a constant and be
 * used on the way there and on the way back.
 */
public final class Definitions {

    /** {@link Action#CASCADE}. */
    public static final Action CASCADE = Action.CASCADE;

    /** {@link Action#SET_NULL}. */
    public static final Action SET_NULL = Action.SET_NULL;

    /** {@link Action#SET_DEFAULT}. */
    public static final Action SET_DEFAULT = Action.SET_DEFAULT;

    /** {@link Action#RESTRICT}. */
    public static final Action RESTRICT = Action.RESTRICT;

    private Definitions() {}

    /** A table of columns, constraints and indexes. */
    public static Table table(String name, TableElement... elements) {
        return new Table(name, elements);
    }

    /** A column. */
    public static Column column(String name, Type type) {
        return new Column(name, type);
    }

    /** A column, its type as SQL writes it. */
    public static Column column(String name, String type) {
        return column(name, Types.type(type));
    }

    /** What changes in a column. */
    public static ColumnChange change(String column) {
        return new ColumnChange(column);
    }

    /** The columns of another table, in a table. */
    public static Like like(String table) {
        return Like.of(table);
    }

    /** A primary key. */
    public static Key primaryKey(String... columns) {
        return Key.of("primary key", columns);
    }

    /** Columns that are unique together. */
    public static Key unique(String... columns) {
        return Key.of("unique", columns);
    }

    /** Columns whose values stand in another table; without columns, for {@link Column#references(ForeignKey)}. */
    public static ForeignKey foreignKey(String... columns) {
        return ForeignKey.of(columns);
    }

    /** A condition that every row meets. */
    public static Check check(String condition) {
        return new Check(condition);
    }

    /** No two rows of which the comparison holds: {@code exclude("room", "=").and("during", "&&").using("gist")}. */
    public static Exclusion exclude(String element, String operator) {
        return new Exclusion(element, operator);
    }

    /** An index, with {@link Index#on}. */
    public static Index index(String name) {
        return Index.named(name);
    }

    /** An index among the elements of its table; see {@link Index#on} for what it is over. */
    public static Index index(String name, String... elements) {
        return Index.named(name).over(elements);
    }

    /** A partition. */
    public static Partition partition(String name) {
        return new Partition(name);
    }

    /** A label for an enum type. */
    public static EnumLabel label(String label) {
        return new EnumLabel(label);
    }

    /** An enum type with the labels that it is to have. */
    public static EnumRecreation recreation(EnumType type) {
        return new EnumRecreation(type);
    }

    /** A domain. */
    public static Domain domain(String name, Type type) {
        return new Domain(name, type);
    }

    /** A sequence. */
    public static Sequence sequence(String name) {
        return new Sequence(Optional.of(Name.of(name)));
    }

    /** How an identity column numbers its rows. */
    public static Sequence sequence() {
        return new Sequence(Optional.empty());
    }

    /** An extension. */
    public static Extension extension(String name) {
        return Extension.named(name);
    }

    /** A view. */
    public static View view(String name, String query) {
        return View.of(name, query, false);
    }

    /** A materialized view. */
    public static View materializedView(String name, String query) {
        return View.of(name, query, true);
    }

    /** A function, by its signature: {@code function("add(a integer, b integer default 0)")}. */
    public static Routine function(String signature) {
        return Routine.of("function", signature);
    }

    /** A procedure, by its signature. */
    public static Routine procedure(String signature) {
        return Routine.of("procedure", signature);
    }

    /** A trigger. */
    public static Trigger trigger(String name) {
        return Trigger.named(name);
    }

    /** A policy. */
    public static Policy policy(String name) {
        return Policy.named(name);
    }

    /** What roles may do: {@code privileges("select", "update (email)").on(Kind.TABLE, "account")}. */
    public static Privileges privileges(String... privileges) {
        return Privileges.of(privileges);
    }

    /** SQL where a value could stand. */
    public static Sql sql(String text) {
        return new Sql(text);
    }

    /** A value of Java as SQL writes it: {@code defaultsTo(literal("it's"))}. */
    public static String literal(@Nullable Object value) {
        return Value.parameter(value);
    }

    /** The values of a row, null among them. */
    public static List<@Nullable Object> row(@Nullable Object... values) {
        List<@Nullable Object> row = new ArrayList<>();
        Collections.addAll(row, values);
        return Collections.unmodifiableList(row);
    }
}
