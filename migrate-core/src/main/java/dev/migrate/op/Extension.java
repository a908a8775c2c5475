package dev.migrate.op;

import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;

/** An extension that is installed on the server. */
public final class Extension {

    private enum Slot {
        IF_NOT_EXISTS,
        NAME,
        SCHEMA,
        VERSION,
        CASCADE
    }

    private final Clauses<Slot> clauses;

    private Extension(Clauses<Slot> clauses) {
        this.clauses = clauses;
    }

    static Extension named(String name) {
        return new Extension(Clauses.<Slot>none().with(Slot.NAME, Identifier.quote(name)));
    }

    /** Does nothing where it exists. */
    public Extension ifNotExists() {
        return new Extension(clauses.with(Slot.IF_NOT_EXISTS, "if not exists"));
    }

    /** Where its functions and types stand. */
    public Extension schema(String schema) {
        return new Extension(clauses.with(Slot.SCHEMA, "schema " + Identifier.quote(schema)));
    }

    /** Another version than the usual one. */
    public Extension version(String version) {
        return new Extension(clauses.with(Slot.VERSION, "version " + Literal.quote(version)));
    }

    /** Creates the extensions that it needs. */
    public Extension cascade() {
        return new Extension(clauses.with(Slot.CASCADE, "cascade"));
    }

    String create() {
        return "create extension " + clauses.text();
    }
}
