package dev.migrate.op;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The clauses of a piece of SQL. They may be given in any order and are written in that of their slots.
 *
 * @param sql the text of each clause
 * @param <S> the places that clauses have
 */
record Clauses<S extends Enum<S>>(SortedMap<S, String> sql) {

    Clauses {
        sql = Collections.unmodifiableSortedMap(new TreeMap<>(sql));
    }

    static <S extends Enum<S>> Clauses<S> none() {
        return new Clauses<S>(new TreeMap<S, String>());
    }

    /** These and one more. */
    Clauses<S> with(S slot, String clause) {
        String before = sql.get(slot);
        if (before != null) {
            throw new IllegalArgumentException("Said twice: '" + before + "' and '" + clause + "'. Say one of them.");
        }
        SortedMap<S, String> more = new TreeMap<>(sql);
        more.put(slot, clause);
        return new Clauses<>(more);
    }

    boolean has(S slot) {
        return sql.containsKey(slot);
    }

    /** A clause that must be there. */
    String need(S slot, String advice) {
        String clause = sql.get(slot);
        if (clause == null) {
            throw new IllegalArgumentException("Unfinished: '" + text() + "'. " + advice);
        }
        return clause;
    }

    /** All of them. */
    String text() {
        return String.join(" ", sql.values());
    }

    /** All of them with a space before, nothing where there are none. */
    String behind() {
        return sql.isEmpty() ? "" : " " + text();
    }
}
