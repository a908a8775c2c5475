package dev.migrate.render;

import dev.migrate.sql.Clause;
import java.util.List;

/**
 * A statement of a change.
 *
 * @param sql the statement, without a semicolon at its end
 * @param destroys what is lost by it and cannot come back, in words; empty where nothing is
 * @param newLabels the labels that an enum gets by it, quoted; only a committed label can be used
 * @param place where it may stand
 * @param remark what a person should know who reads it; empty where it says all
 */
public record Fragment(String sql, String destroys, List<String> newLabels, Place place, String remark) {

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

    /** A statement that destroys nothing. */
    static Fragment of(String sql) {
        return new Fragment(sql, "", List.of(), Place.TOGETHER, "");
    }

    /** A statement by which something is lost. */
    static Fragment destroying(String sql, String what) {
        return new Fragment(sql, what, List.of(), Place.TOGETHER, "");
    }

    /** A statement by which an enum gets a label. */
    static Fragment adding(String sql, String label) {
        return new Fragment(sql, "", List.of(label), Place.TOGETHER, "");
    }

    /** The same at another place. */
    Fragment at(Place other) {
        return new Fragment(sql, destroys, newLabels, other, remark);
    }

    /** The same with a word for the reader. */
    Fragment remarked(String text) {
        return new Fragment(sql, destroys, newLabels, place, text);
    }

    /** The same, written as people write it. */
    Fragment inSmallLetters() {
        return new Fragment(Clause.inSmallLetters(sql), destroys, newLabels, place, remark);
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
