package dev.migrate.op;

import dev.migrate.sql.Identifier;

/** A primary key, or columns that are unique together. */
public final class Key implements Constraint {

    private enum Slot {
        NAME,
        KIND,
        NULLS,
        COLUMNS,
        INCLUDE,
        WITH,
        TABLESPACE,
        DEFERRABLE,
        INITIALLY
    }

    private final Clauses<Slot> clauses;

    private Key(Clauses<Slot> clauses) {
        this.clauses = clauses;
    }

    static Key of(String kind, String... columns) {
        Clauses<Slot> clauses = Clauses.<Slot>none().with(Slot.KIND, kind);
        return new Key(columns.length == 0 ? clauses : clauses.with(Slot.COLUMNS, Written.columns(columns)));
    }

    /** Gives it a name. */
    public Key named(String name) {
        return with(Slot.NAME, "constraint " + Identifier.quote(name));
    }

    /** Takes a unique index for it that was built before, concurrently as a rule; it then has the name of the constraint. */
    public Key usingIndex(String index) {
        return with(
                Slot.COLUMNS,
                "using index "
                        + Name.unqualified(index, "The index stands in the schema of its table.")
                                .sql());
    }

    /** Takes two nulls for equal, from PostgreSQL 15 on. */
    public Key nullsNotDistinct() {
        return with(Slot.NULLS, "nulls not distinct");
    }

    /** Keeps further columns in its index. */
    public Key include(String... columns) {
        return with(Slot.INCLUDE, "include " + Written.columns(columns));
    }

    /** Storage parameters of its index: {@code "fillfactor = 70"}. */
    public Key with(String... parameters) {
        return with(Slot.WITH, "with " + Written.list("storage parameters", parameters));
    }

    /** Where its index stands. */
    public Key tablespace(String tablespace) {
        return with(Slot.TABLESPACE, "using index tablespace " + Identifier.quote(tablespace));
    }

    /** Lets a transaction put the check off to its end. */
    public Key deferrable() {
        return with(Slot.DEFERRABLE, "deferrable");
    }

    /** Puts the check off to the end of each transaction; needs {@link #deferrable}. */
    public Key initiallyDeferred() {
        return with(Slot.INITIALLY, "initially deferred");
    }

    private Key with(Slot slot, String clause) {
        return new Key(clauses.with(slot, clause));
    }

    @Override
    public String sql() {
        clauses.need(Slot.COLUMNS, "Give it columns, or usingIndex(…).");
        return clauses.text();
    }
}
