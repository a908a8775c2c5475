package dev.migrate.op;

import dev.migrate.sql.Identifier;

/** A view, or a materialized one. */
public final class View {

    private enum Slot {
        NAME,
        COLUMNS,
        USING,
        WITH,
        TABLESPACE,
        QUERY,
        CHECK_OPTION,
        DATA
    }

    private final boolean materialized;
    private final boolean ifNotExists;
    private final Clauses<Slot> clauses;

    private View(boolean materialized, boolean ifNotExists, Clauses<Slot> clauses) {
        this.materialized = materialized;
        this.ifNotExists = ifNotExists;
        this.clauses = clauses;
    }

    static View of(String name, String query, boolean materialized) {
        return new View(
                materialized,
                false,
                Clauses.<Slot>none()
                        .with(Slot.NAME, Name.sql(name))
                        .with(Slot.QUERY, "as\n" + Written.sql("the query of a view", query)));
    }

    /** The names of its columns. */
    public View columns(String... names) {
        return with(Slot.COLUMNS, Written.columns(names));
    }

    /** Options of a view, storage parameters of a materialized one: {@code "security_barrier"}. */
    public View with(String... options) {
        return with(Slot.WITH, "with " + Written.list("options", options));
    }

    /** Takes no row that it does not show itself. */
    public View withLocalCheckOption() {
        return with(Slot.CHECK_OPTION, "with local check option");
    }

    /** Takes no row that it, or a view below it, does not show. */
    public View withCheckOption() {
        return with(Slot.CHECK_OPTION, "with cascaded check option");
    }

    /** Stays empty, and cannot be read, until it is refreshed; for a materialized view. */
    public View withNoData() {
        return with(Slot.DATA, "with no data");
    }

    /** The access method that stores a materialized view. */
    public View using(String method) {
        return with(Slot.USING, "using " + Identifier.quote(method));
    }

    /** Where a materialized view stands. */
    public View tablespace(String tablespace) {
        return with(Slot.TABLESPACE, "tablespace " + Identifier.quote(tablespace));
    }

    /** Does nothing where it exists; for a materialized view. */
    public View ifNotExists() {
        return new View(materialized, true, clauses);
    }

    private View with(Slot slot, String clause) {
        return new View(materialized, ifNotExists, clauses.with(slot, clause));
    }

    String create() {
        check();
        return "create " + (materialized ? "materialized view " : "view ") + (ifNotExists ? "if not exists " : "")
                + clauses.text();
    }

    String createOrReplace() {
        check();
        if (materialized) {
            throw new IllegalArgumentException("PostgreSQL does not replace a materialized view, such as "
                    + clauses.sql().get(Slot.NAME) + ". Drop it and create it anew.");
        }
        return "create or replace view " + clauses.text();
    }

    private void check() {
        boolean ofMaterialized =
                ifNotExists || clauses.has(Slot.DATA) || clauses.has(Slot.USING) || clauses.has(Slot.TABLESPACE);
        if (materialized ? clauses.has(Slot.CHECK_OPTION) : ofMaterialized) {
            throw new IllegalArgumentException("View " + clauses.sql().get(Slot.NAME) + " is "
                    + (materialized
                            ? "materialized and takes no check option."
                            : "not materialized, and takes none of "
                                    + "withNoData, using, tablespace and ifNotExists. Take materializedView(…)."));
        }
    }
}
