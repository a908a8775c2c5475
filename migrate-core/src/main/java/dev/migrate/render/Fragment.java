package dev.migrate.render;

import dev.migrate.catalog.Key;
import dev.migrate.sql.Clause;
import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a change.
 *
 * @param sql the statement, without a semicolon at its end
 * @param action what it does, as far as other statements ask for it
 * @param destroys what is lost by it and cannot come back, in words; empty where nothing is
 * @param place where it may stand
 * @param remark what a person should know who reads it; empty where it says all
 */
public record Fragment(String sql, Action action, String destroys, Place place, String remark) {

    /** Where a statement may stand. */
    public enum Place {
        /** In a transaction with the others. */
        TOGETHER,
        /** In one that has locked nothing yet, for it takes its time. */
        BEFORE_LOCKS,
        /** In no transaction with others. */
        ALONE
    }

    /** What a statement does. */
    public sealed interface Action {}

    /** Something that no other statement asks for. */
    public record Other() implements Action {}

    /** Looks whether rows are in the way, and changes nothing. */
    public record Guards() implements Action {}

    /**
     * Gives an enum a label, which can be used only once it is committed.
     *
     * @param type the enum
     * @param label the label
     * @param neighbor where it stands among the others, as SQL; empty for alone
     */
    public record AddsLabel(Key type, String label, String neighbor) implements Action {

        private String sql(String condition) {
            return "alter type " + type.qualified() + " add value " + condition + Literal.quote(label) + neighbor;
        }

        /** The statement as it can run a second time, behind an interruption. */
        String again() {
            return sql("if not exists ");
        }
    }

    /**
     * Alters a column in a way that the server takes in one statement with what is done to other columns, in whatever order they
     * are to be done.
     *
     * @param column the column
     * @param verb what is done
     * @param to what the column gets, as it stands behind the verb; empty where it gets nothing
     */
    public record AltersColumn(Key column, Verb verb, String to) implements Action {

        private String sql() {
            return "alter column " + Identifier.quote(column.part()) + " " + verb.words()
                    + (to.isEmpty() ? "" : " " + to);
        }
    }

    /** What is done to a column. */
    public enum Verb {
        TYPE,
        SET_DEFAULT,
        DROP_DEFAULT,
        SET_NOT_NULL,
        DROP_NOT_NULL;

        private String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Whether the server goes through all rows of the table for it. */
        boolean readsRows() {
            return this == TYPE || this == SET_NOT_NULL;
        }
    }

    /** A statement that destroys nothing. */
    static Fragment of(String sql) {
        return of(sql, new Other());
    }

    private static Fragment of(String sql, Action action) {
        return new Fragment(sql, action, "", Place.TOGETHER, "");
    }

    /** A statement that alters a column, and destroys nothing. */
    static Fragment of(Key column, Verb verb, String to) {
        AltersColumn action = new AltersColumn(column, verb, to);
        return of(ofTable(column) + " " + action.sql(), action);
    }

    /** A statement that alters a column in a way that stands alone. */
    static Fragment ofColumn(Key column, String what) {
        return of(ofTable(column) + " alter column " + Identifier.quote(column.part()) + " " + what);
    }

    private static String ofTable(Key column) {
        return "alter table " + column.table().qualified();
    }

    /** A statement by which an enum gets a label. */
    static Fragment addingLabel(Key type, String label, String neighbor) {
        AddsLabel action = new AddsLabel(type, label, neighbor);
        return of(action.sql(""), action);
    }

    /** A statement that looks whether rows are in the way. */
    static Fragment guard(String sql) {
        return of(sql, new Guards());
    }

    /** The same, by which something is lost. */
    Fragment destroying(String what) {
        return new Fragment(sql, action, what, place, remark);
    }

    /** The same at another place. */
    Fragment at(Place other) {
        return new Fragment(sql, action, destroys, other, remark);
    }

    /** The same with a word for the reader. */
    Fragment remarked(String text) {
        return new Fragment(sql, action, destroys, place, text);
    }

    /** The same, written as people write it. */
    Fragment inSmallLetters() {
        Action small = action instanceof AltersColumn alters
                ? new AltersColumn(alters.column(), alters.verb(), Clause.inSmallLetters(alters.to()))
                : action;
        return new Fragment(Clause.inSmallLetters(sql), small, destroys, place, remark);
    }

    /** One that does what all of these do to the columns of one table. */
    static Fragment joined(List<Fragment> ofColumns) {
        List<AltersColumn> actions = ofColumns.stream()
                .map(fragment -> Objects.requireNonNull(fragment.alters()))
                .toList();
        String remark = ofColumns.stream()
                .map(Fragment::remark)
                .filter(StringUtils::isNotEmpty)
                .distinct()
                .collect(Collectors.joining("; "));
        return of(ofTable(actions.get(0).column())
                        + actions.stream().map(AltersColumn::sql).collect(Collectors.joining(",\n    ", "\n    ", "")))
                .remarked(remark);
    }

    /** What it does to a column, if that can be joined with what is done to others. */
    @Nullable
    AltersColumn alters() {
        return action instanceof AltersColumn alters ? alters : null;
    }

    /** Whether it only looks whether rows are in the way. */
    boolean isGuard() {
        return action instanceof Guards;
    }
}
