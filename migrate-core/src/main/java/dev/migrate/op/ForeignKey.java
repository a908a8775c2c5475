package dev.migrate.op;

import dev.migrate.sql.Identifier;

/** Columns whose values stand in another table. */
public final class ForeignKey implements Constraint {

    private enum Slot {
        NAME,
        COLUMNS,
        REFERENCES,
        MATCH,
        ON_DELETE,
        ON_UPDATE,
        DEFERRABLE,
        INITIALLY,
        NOT_VALID
    }

    private final Clauses<Slot> clauses;

    private ForeignKey(Clauses<Slot> clauses) {
        this.clauses = clauses;
    }

    static ForeignKey of(String... columns) {
        Clauses<Slot> none = Clauses.none();
        return new ForeignKey(
                columns.length == 0 ? none : none.with(Slot.COLUMNS, "foreign key " + Written.columns(columns)));
    }

    /** Gives it a name. */
    public ForeignKey named(String name) {
        return with(Slot.NAME, "constraint " + Identifier.quote(name));
    }

    /** Where the values stand; without columns, in the primary key. */
    public ForeignKey references(String table, String... columns) {
        return with(
                Slot.REFERENCES,
                "references " + Name.of(table) + (columns.length == 0 ? "" : " " + Written.columns(columns)));
    }

    /** Wants all of its columns null, or none. */
    public ForeignKey matchFull() {
        return with(Slot.MATCH, "match full");
    }

    /** What becomes of the rows here when the one they refer to is deleted. */
    public ForeignKey onDelete(Action action) {
        return with(Slot.ON_DELETE, "on delete " + action.sql());
    }

    /** The same, for {@code SET_NULL} and {@code SET_DEFAULT} of these columns alone, from PostgreSQL 15 on. */
    public ForeignKey onDelete(Action action, String... columns) {
        if (action != Action.SET_NULL && action != Action.SET_DEFAULT) {
            throw new IllegalArgumentException(action + " takes no columns. SET_NULL and SET_DEFAULT do.");
        }
        return with(Slot.ON_DELETE, "on delete " + action.sql() + " " + Written.columns(columns));
    }

    /** What becomes of the rows here when the values they refer to change. */
    public ForeignKey onUpdate(Action action) {
        return with(Slot.ON_UPDATE, "on update " + action.sql());
    }

    /** Lets a transaction put the check off to its end. */
    public ForeignKey deferrable() {
        return with(Slot.DEFERRABLE, "deferrable");
    }

    /** Puts the check off to the end of each transaction; needs {@link #deferrable}. */
    public ForeignKey initiallyDeferred() {
        return with(Slot.INITIALLY, "initially deferred");
    }

    /** Leaves the rows that exist unchecked, until {@link TableOperations#validateConstraint}. */
    public ForeignKey notValid() {
        return with(Slot.NOT_VALID, "not valid");
    }

    private ForeignKey with(Slot slot, String clause) {
        return new ForeignKey(clauses.with(slot, clause));
    }

    @Override
    public String sql() {
        clauses.need(Slot.COLUMNS, "Give it columns: foreignKey(\"owner_id\").");
        clauses.need(Slot.REFERENCES, "Say references(…).");
        return clauses.text();
    }

    /** As SQL writes it behind a column. */
    String inColumn(String column) {
        if (clauses.has(Slot.COLUMNS) || clauses.has(Slot.NOT_VALID)) {
            throw new IllegalArgumentException(
                    "The foreign key of column '" + column + "' has columns of its own, or is not valid: '"
                            + clauses.text() + "'. Say it beside the column, not in it.");
        }
        clauses.need(Slot.REFERENCES, "Say references(…).");
        return clauses.text();
    }
}
