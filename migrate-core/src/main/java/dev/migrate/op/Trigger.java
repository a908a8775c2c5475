package dev.migrate.op;

import dev.migrate.sql.Identifier;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A function that runs when rows of a table change. */
public final class Trigger {

    private enum Slot {
        NAME,
        EVENTS,
        TABLE,
        DEFERRABLE,
        REFERENCING,
        FOR_EACH,
        WHEN,
        EXECUTE
    }

    private final boolean constraint;
    private final Clauses<Slot> clauses;

    private Trigger(boolean constraint, Clauses<Slot> clauses) {
        this.constraint = constraint;
        this.clauses = clauses;
    }

    static Trigger named(String name) {
        return new Trigger(false, Clauses.<Slot>none().with(Slot.NAME, Identifier.quote(name)));
    }

    /** Runs before the change: {@code before("insert", "update of email")}. */
    public Trigger before(String... events) {
        return with(Slot.EVENTS, "before " + events(events));
    }

    /** Runs after the change. */
    public Trigger after(String... events) {
        return with(Slot.EVENTS, "after " + events(events));
    }

    /** Runs instead of the change, of a view. */
    public Trigger insteadOf(String... events) {
        return with(Slot.EVENTS, "instead of " + events(events));
    }

    /** Where it watches. */
    public Trigger on(String table) {
        return with(Slot.TABLE, "on " + Name.of(table));
    }

    /** Runs once for each row; without it once for each statement. */
    public Trigger forEachRow() {
        return with(Slot.FOR_EACH, "for each row");
    }

    /** Runs where that holds: {@code "old.* is distinct from new.*"}. */
    public Trigger when(String condition) {
        return with(Slot.WHEN, "when " + Written.parenthesized("a condition", condition));
    }

    /** The names of the rows as they were and are: {@code "old table as gone new table as come"}. */
    public Trigger referencing(String tables) {
        return with(Slot.REFERENCING, "referencing " + Written.sql("names of rows", tables));
    }

    /** What runs, with its arguments: {@code "audit()"}. */
    public Trigger execute(String call) {
        return with(Slot.EXECUTE, "execute function " + Routine.signature(call));
    }

    /** Is a constraint trigger, whose time can be put off. */
    public Trigger constraint() {
        return new Trigger(true, clauses);
    }

    /** May run at the end of the transaction; a constraint trigger. */
    public Trigger deferrable() {
        return new Trigger(true, clauses.with(Slot.DEFERRABLE, "deferrable"));
    }

    /** Runs at the end of the transaction; a constraint trigger. */
    public Trigger initiallyDeferred() {
        return new Trigger(true, clauses.with(Slot.DEFERRABLE, "deferrable initially deferred"));
    }

    private Trigger with(Slot slot, String clause) {
        return new Trigger(constraint, clauses.with(slot, clause));
    }

    String create(boolean orReplace) {
        clauses.need(Slot.EVENTS, "Say when it runs, as in before(\"insert\").");
        clauses.need(Slot.TABLE, "Say on(\"table\").");
        clauses.need(Slot.EXECUTE, "Say execute(\"function()\").");
        return "create " + (orReplace ? "or replace " : "") + (constraint ? "constraint " : "") + "trigger "
                + clauses.text();
    }

    private static String events(String... events) {
        if (events.length == 0) {
            throw new IllegalArgumentException("No events. Say insert, update, delete or truncate.");
        }
        return Arrays.stream(events)
                .map(event -> Written.sql("an event", event))
                .collect(Collectors.joining(" or "));
    }
}
