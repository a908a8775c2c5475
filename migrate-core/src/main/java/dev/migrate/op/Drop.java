package dev.migrate.op;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How to drop something. Without any of these it must exist, and nothing may depend on it. */
public enum Drop {
    /** Does nothing where it does not exist. */
    IF_EXISTS,
    /** Drops all that depends on it too, whatever it is. */
    CASCADE,
    /** Lets reads and writes go on; for indexes alone, and outside a transaction. */
    CONCURRENTLY;

    /** {@code drop table if exists account cascade}. */
    static String sql(String kind, String name, Drop... options) {
        return sql("drop " + kind, name, "", options);
    }

    /**
     * The words of a drop.
     *
     * @param verb what stands before {@code if exists}
     * @param behind what stands between the name and {@code cascade}
     */
    static String sql(String verb, String name, String behind, Drop... options) {
        Set<Drop> given = given(options);
        boolean index = verb.equals("drop index");
        if (given.contains(CONCURRENTLY) && (!index || given.contains(CASCADE))) {
            throw new IllegalArgumentException(
                    "Not " + given + ": only an index is dropped concurrently, and not with all that depends on it.");
        }
        return verb
                + (given.contains(CONCURRENTLY) ? " concurrently" : "")
                + (given.contains(IF_EXISTS) ? " if exists" : "")
                + " "
                + name
                + behind
                + (given.contains(CASCADE) ? " cascade" : "");
    }

    private static Set<Drop> given(Drop... options) {
        Set<Drop> given = EnumSet.noneOf(Drop.class);
        given.addAll(List.of(options));
        return given;
    }
}
