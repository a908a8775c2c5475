package dev.migrate.render;

import dev.migrate.catalog.Key;
import dev.migrate.sql.Clause;
import dev.migrate.sql.Identifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a change.
 *
 * @param sql the statement, without a semicolon at its end
 * @param destroys what is lost by it and cannot come back, in words; empty where nothing is
 * @param newLabels the labels that an enum gets by it, quoted; only a committed label can be used
 * @param place where it may stand
 * @param remark what a person should know who reads it; empty where it says all
 * @param action what it does to a column, if it does nothing else
 */
public record Fragment(
        String sql,
        String destroys,
        List<String> newLabels,
        Place place,
        String remark,
        @Nullable Action action) {

    public Fragment {
        newLabels = List.copyOf(newLabels);
    }

    /** Where a statement may stand. */
    public enum Place {
        /** In a transaction with the others. */
        TOGETHER,
        /** In one that has locked nothing yet, for it takes its time. */
        BEFORE_LOCKS,
        /** In no transaction with others. */
        ALONE
    }

    /**
     * What is done to a column; it may be done with what is done to others by one statement.
     *
     * @param column the column
     * @param text what is done, as it stands behind the column's name
     */
    public record Action(Key column, String text) {

        /** Whether the server takes it in one statement with what is done to other columns, in whatever order they are to be done. */
        boolean joins() {
            return Stream.of("type ", "set default ", "drop default", "set not null", "drop not null")
                    .anyMatch(text::startsWith);
        }

        /** Whether the column gets another type. */
        boolean changesType() {
            return text.startsWith("type ");
        }

        /** Whether the server goes through all rows of the table for it. */
        boolean readsRows() {
            return changesType() || text.equals("set not null");
        }

        private String sql() {
            return "alter column " + Identifier.quote(column.part()) + " " + text;
        }
    }

    /** A statement that destroys nothing. */
    static Fragment of(String sql) {
        return new Fragment(sql, "", List.of(), Place.TOGETHER, "", null);
    }

    /** A statement that does this to a column, and destroys nothing. */
    static Fragment of(Key column, String action) {
        Action ofColumn = new Action(column, action);
        return new Fragment(ofTable(column) + " " + ofColumn.sql(), "", List.of(), Place.TOGETHER, "", ofColumn);
    }

    private static String ofTable(Key column) {
        return "alter table " + column.table().qualified();
    }

    /** A statement by which an enum gets a label. */
    static Fragment adding(String sql, String label) {
        return new Fragment(sql, "", List.of(label), Place.TOGETHER, "", null);
    }

    /** The same, by which something is lost. */
    Fragment destroying(String what) {
        return new Fragment(sql, what, newLabels, place, remark, action);
    }

    /** The same at another place. */
    Fragment at(Place other) {
        return new Fragment(sql, destroys, newLabels, other, remark, action);
    }

    /** The same with a word for the reader. */
    Fragment remarked(String text) {
        return new Fragment(sql, destroys, newLabels, place, text, action);
    }

    /** The same, written as people write it. */
    Fragment inSmallLetters() {
        Action small = action == null ? null : new Action(action.column(), Clause.inSmallLetters(action.text()));
        return new Fragment(Clause.inSmallLetters(sql), destroys, newLabels, place, remark, small);
    }

    /** One that does what all of these do to the columns of one table. */
    static Fragment joined(List<Fragment> ofColumns) {
        List<Action> actions = ofColumns.stream()
                .map(fragment -> Objects.requireNonNull(fragment.action()))
                .toList();
        String remark = ofColumns.stream()
                .map(Fragment::remark)
                .filter(StringUtils::isNotEmpty)
                .distinct()
                .collect(Collectors.joining("; "));
        return of(ofTable(actions.get(0).column())
                        + actions.stream().map(Action::sql).collect(Collectors.joining(",\n    ", "\n    ", "")))
                .remarked(remark);
    }

    /** Whether it only looks whether rows are in the way. */
    boolean isGuard() {
        return sql.startsWith(Guard.BEGINNING);
    }

    /** Whether an enum gets a label by it. */
    boolean addsLabels() {
        return !newLabels.isEmpty();
    }
}
