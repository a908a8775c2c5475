package dev.migrate.op;

import dev.migrate.sql.Identifier;

/** An index of a table or materialized view. */
public final class Index implements TableElement {

    private static final String IF_NOT_EXISTS = "if not exists";

    private enum Slot {
        CREATE,
        UNIQUE,
        INDEX,
        CONCURRENTLY,
        IF_NOT_EXISTS,
        NAME,
        ON,
        ONLY,
        TABLE,
        USING,
        ELEMENTS,
        INCLUDE,
        NULLS,
        WITH,
        TABLESPACE,
        WHERE
    }

    private final Clauses<Slot> clauses;

    private Index(Clauses<Slot> clauses) {
        this.clauses = clauses;
    }

    static Index named(String name) {
        Name index = Name.unqualified(name, "An index stands in the schema of its table: name it alone.");
        return new Index(Clauses.<Slot>none()
                .with(Slot.CREATE, "create")
                .with(Slot.INDEX, "index")
                .with(Slot.NAME, index.sql())
                .with(Slot.ON, "on"));
    }

    /**
     * What it is over. A word alone is a column; all else is SQL as an index writes it: {@code "lower(email)"},
     * {@code "created_at desc"}, {@code "email text_pattern_ops"}, {@code "(data ->> 'city')"}.
     */
    public Index on(String table, String... elements) {
        return with(Slot.TABLE, Name.sql(table)).over(elements);
    }

    Index over(String... elements) {
        return with(Slot.ELEMENTS, Written.elements(elements));
    }

    /** Has no value twice. */
    public Index unique() {
        return with(Slot.UNIQUE, "unique");
    }

    /** Lets reads and writes go on while it is built. It then runs outside a transaction. */
    public Index concurrently() {
        return with(Slot.CONCURRENTLY, "concurrently");
    }

    /** Does nothing where one of that name exists. */
    public Index ifNotExists() {
        return with(Slot.IF_NOT_EXISTS, IF_NOT_EXISTS);
    }

    /** Of a partitioned table itself, not of its partitions. */
    public Index only() {
        return with(Slot.ONLY, "only");
    }

    /** The access method: {@code gin}, {@code gist}, {@code brin}, {@code hash}. */
    public Index using(String method) {
        return with(Slot.USING, "using " + Identifier.quote(method));
    }

    /** Keeps further columns in it. */
    public Index include(String... columns) {
        return with(Slot.INCLUDE, "include " + Written.columns(columns));
    }

    /** Takes two nulls for equal, from PostgreSQL 15 on. */
    public Index nullsNotDistinct() {
        return with(Slot.NULLS, "nulls not distinct");
    }

    /** Storage parameters: {@code "fillfactor = 70"}. */
    public Index with(String... parameters) {
        return with(Slot.WITH, "with " + Written.list("storage parameters", parameters));
    }

    /** Where it stands. */
    public Index tablespace(String tablespace) {
        return with(Slot.TABLESPACE, "tablespace " + Identifier.quote(tablespace));
    }

    /** Of these rows alone. */
    public Index where(String condition) {
        return with(Slot.WHERE, "where " + Written.sql("a condition", condition));
    }

    private Index with(Slot slot, String clause) {
        return new Index(clauses.with(slot, clause));
    }

    String create() {
        clauses.need(Slot.TABLE, "Say on(\"table\", \"column\").");
        return clauses.text();
    }

    /** As a part of a table. */
    String createOn(Name table, boolean ifNotExists) {
        if (clauses.has(Slot.TABLE)) {
            throw new IllegalArgumentException("'" + clauses.text() + "' is an element of table '" + table
                    + "'. Write index(\"name\", \"column\") there, without on(…).");
        }
        Clauses<Slot> placed = clauses.with(Slot.TABLE, table.sql());
        return (ifNotExists && !placed.has(Slot.IF_NOT_EXISTS)
                        ? placed.with(Slot.IF_NOT_EXISTS, IF_NOT_EXISTS)
                        : placed)
                .text();
    }
}
