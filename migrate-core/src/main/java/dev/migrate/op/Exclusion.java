package dev.migrate.op;

import dev.migrate.sql.Identifier;

/** No two rows of which all these comparisons hold: no two bookings of one room that overlap. */
public final class Exclusion implements Constraint {

    private enum Slot {
        NAME,
        EXCLUDE,
        USING,
        ELEMENTS,
        INCLUDE,
        WITH,
        TABLESPACE,
        WHERE,
        DEFERRABLE,
        INITIALLY
    }

    private final Clauses<Slot> clauses;
    private final String elements;

    Exclusion(String element, String operator) {
        this(Clauses.<Slot>none().with(Slot.EXCLUDE, "exclude"), element(element, operator));
    }

    private Exclusion(Clauses<Slot> clauses, String elements) {
        this.clauses = clauses;
        this.elements = elements;
    }

    /** One more comparison, of a column or an expression. */
    public Exclusion and(String element, String operator) {
        return new Exclusion(clauses, elements + ", " + element(element, operator));
    }

    /** Gives it a name. */
    public Exclusion named(String name) {
        return with(Slot.NAME, "constraint " + Identifier.quote(name));
    }

    /** The access method of its index, {@code gist} as a rule. */
    public Exclusion using(String method) {
        return with(Slot.USING, "using " + Identifier.quote(method));
    }

    /** Keeps further columns in its index. */
    public Exclusion include(String... columns) {
        return with(Slot.INCLUDE, "include " + Written.columns(columns));
    }

    /** Storage parameters of its index. */
    public Exclusion with(String... parameters) {
        return with(Slot.WITH, "with " + Written.list("storage parameters", parameters));
    }

    /** Where its index stands. */
    public Exclusion tablespace(String tablespace) {
        return with(Slot.TABLESPACE, "using index tablespace " + Identifier.quote(tablespace));
    }

    /** Holds for these rows alone. */
    public Exclusion where(String condition) {
        return with(Slot.WHERE, "where " + Written.parenthesized("a condition", condition));
    }

    /** Lets a transaction put the check off to its end. */
    public Exclusion deferrable() {
        return with(Slot.DEFERRABLE, "deferrable");
    }

    /** Puts the check off to the end of each transaction; needs {@link #deferrable}. */
    public Exclusion initiallyDeferred() {
        return with(Slot.INITIALLY, "initially deferred");
    }

    private Exclusion with(Slot slot, String clause) {
        return new Exclusion(clauses.with(slot, clause), elements);
    }

    @Override
    public String sql() {
        return clauses.with(Slot.ELEMENTS, "(" + elements + ")").text();
    }

    private static String element(String element, String operator) {
        return Written.element(element) + " with " + Written.sql("an operator", operator);
    }
}
