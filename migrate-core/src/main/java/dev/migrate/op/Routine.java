package dev.migrate.op;

import dev.migrate.sql.Identifier;

/** A function or procedure, by its signature: {@code "add(a integer, b integer default 0)"}. */
public final class Routine {

    private enum Slot {
        RETURNS,
        LANGUAGE,
        WINDOW,
        VOLATILITY,
        LEAKPROOF,
        STRICT,
        SECURITY,
        PARALLEL,
        COST,
        ROWS,
        SET,
        BODY
    }

    private final String kind;
    private final String signature;
    private final Clauses<Slot> clauses;

    private Routine(String kind, String signature, Clauses<Slot> clauses) {
        this.kind = kind;
        this.signature = signature;
        this.clauses = clauses;
    }

    static Routine of(String kind, String signature) {
        return new Routine(kind, signature(signature), Clauses.none());
    }

    /** What a function gives: {@code "integer"}, {@code "setof account"}, {@code "table (id bigint)"}, {@code "trigger"}. */
    public Routine returns(String type) {
        return with(Slot.RETURNS, "returns " + Written.sql("a type", type));
    }

    /** What the body is written in: {@code sql}, {@code plpgsql}. */
    public Routine language(String language) {
        return with(Slot.LANGUAGE, "language " + Identifier.quote(language));
    }

    /** The body, without quotes around it. */
    public Routine body(String text) {
        return with(Slot.BODY, "as " + DoBlock.quote(Written.sql("the body", text)));
    }

    /** The body as SQL that PostgreSQL reads when it creates it: {@code "return a + b"}, {@code "begin atomic … end"}. */
    public Routine sqlBody(String text) {
        return with(Slot.BODY, Written.sql("the body", text));
    }

    /** Gives the same for the same, always. */
    public Routine immutable() {
        return with(Slot.VOLATILITY, "immutable");
    }

    /** Gives the same for the same within a statement, and changes nothing. */
    public Routine stable() {
        return with(Slot.VOLATILITY, "stable");
    }

    /** Is null where an argument is, without being called. */
    public Routine strict() {
        return with(Slot.STRICT, "strict");
    }

    /** Tells nothing of its arguments but its result. */
    public Routine leakproof() {
        return with(Slot.LEAKPROOF, "leakproof");
    }

    /** Is a window function. */
    public Routine window() {
        return with(Slot.WINDOW, "window");
    }

    /** Runs with the rights of its owner; set its {@code search_path} too. */
    public Routine securityDefiner() {
        return with(Slot.SECURITY, "security definer");
    }

    /** May run in the workers of a parallel plan. */
    public Routine parallelSafe() {
        return with(Slot.PARALLEL, "parallel safe");
    }

    /** What a call costs, in the planner's measure. */
    public Routine cost(int cost) {
        return with(Slot.COST, "cost " + cost);
    }

    /** How many rows the planner expects. */
    public Routine rows(int rows) {
        return with(Slot.ROWS, "rows " + rows);
    }

    /** A setting while it runs, as SQL: {@code set("search_path", "pg_catalog, public")}. */
    public Routine set(String setting, String value) {
        return with(Slot.SET, "set " + Written.sql("a setting", setting) + " = " + Written.sql("its value", value));
    }

    private Routine with(Slot slot, String clause) {
        return new Routine(kind, signature, clauses.with(slot, clause));
    }

    String create(boolean orReplace) {
        clauses.need(Slot.BODY, "Say body(…) or sqlBody(…).");
        StringBuilder sql = new StringBuilder("create ").append(orReplace ? "or replace " : "");
        sql.append(kind).append(' ').append(signature);
        clauses.sql()
                .forEach((slot, clause) ->
                        sql.append(slot == Slot.BODY ? "\n" : "\n  ").append(clause));
        return sql.toString();
    }

    /** A name with its arguments, the name quoted where it must be. */
    static String signature(String written) {
        int open = written.indexOf('(');
        if (open < 0 || !written.stripTrailing().endsWith(")")) {
            throw new IllegalArgumentException(
                    "Not a signature: '" + written + "'. Write the arguments too: add(integer, integer), or now().");
        }
        return Name.sql(written.substring(0, open).strip())
                + written.substring(open).strip();
    }
}
