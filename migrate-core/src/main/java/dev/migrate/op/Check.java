package dev.migrate.op;

import dev.migrate.sql.Identifier;

/** A condition that holds for every row of a table, or every value of a domain. */
public final class Check implements Constraint {

    private enum Slot {
        NAME,
        CONDITION,
        NO_INHERIT,
        NOT_VALID
    }

    private final Clauses<Slot> clauses;

    Check(String condition) {
        this(Clauses.<Slot>none().with(Slot.CONDITION, "check " + Written.parenthesized("a condition", condition)));
    }

    private Check(Clauses<Slot> clauses) {
        this.clauses = clauses;
    }

    /** Gives it a name. */
    public Check named(String name) {
        return with(Slot.NAME, "constraint " + Identifier.quote(name));
    }

    /** Holds for this table alone, not for those that inherit from it. */
    public Check noInherit() {
        return with(Slot.NO_INHERIT, "no inherit");
    }

    /** Leaves what exists unchecked, until {@link TableOperations#validateConstraint}. */
    public Check notValid() {
        return with(Slot.NOT_VALID, "not valid");
    }

    private Check with(Slot slot, String clause) {
        return new Check(clauses.with(slot, clause));
    }

    @Override
    public String sql() {
        return clauses.text();
    }
}
