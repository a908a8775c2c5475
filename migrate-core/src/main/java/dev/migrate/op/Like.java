package dev.migrate.op;

import java.util.Locale;
import java.util.Set;

/** The columns of another table, once and for all. */
public final class Like implements TableElement {

    private static final Set<String> ASPECTS = Set.of(
            "comments",
            "compression",
            "constraints",
            "defaults",
            "generated",
            "identity",
            "indexes",
            "statistics",
            "storage",
            "all");

    private final String sql;

    private Like(String sql) {
        this.sql = sql;
    }

    static Like of(String table) {
        return new Like("like " + Name.of(table));
    }

    /** Copies an aspect too: {@code defaults}, {@code constraints}, {@code indexes}, …, or {@code all} of them. */
    public Like including(String aspect) {
        return new Like(sql + " including " + check(aspect));
    }

    /** Leaves an aspect out of {@code all}. */
    public Like excluding(String aspect) {
        return new Like(sql + " excluding " + check(aspect));
    }

    String sql() {
        return sql;
    }

    private static String check(String aspect) {
        String word = aspect.toLowerCase(Locale.ROOT);
        if (!ASPECTS.contains(word)) {
            throw new IllegalArgumentException("Not an aspect of a table: '" + aspect + "'. One of " + ASPECTS);
        }
        return word;
    }
}
