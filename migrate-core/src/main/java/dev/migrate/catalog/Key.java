package dev.migrate.catalog;

import dev.migrate.sql.Identifier;

/**
 * What an object is found by: no two objects of a database have the same.
 *
 * @param kind what it is
 * @param schema its schema; empty for what has none
 * @param name its name; for a part of a table the name of the table
 * @param part the name of the part, the types of the arguments of a routine; else empty
 */
public record Key(Kind kind, String schema, String name, String part) implements Comparable<Key> {

    /** An object that is no part of another. */
    public static Key of(Kind kind, String schema, String name) {
        return new Key(kind, schema, name, "");
    }

    /** The same place as another kind: the default of a column, the table of a constraint. */
    public Key as(Kind other) {
        return new Key(other, schema, name, part);
    }

    /** A part of this table, or of this domain. */
    public Key part(Kind kindOfPart, String nameOfPart) {
        return new Key(kindOfPart, schema, name, nameOfPart);
    }

    /** The table that this is a part of. */
    public Key table() {
        return whole(Kind.TABLE);
    }

    /** What this is a part of, where that is no table. */
    public Key whole(Kind kindOfWhole) {
        return of(kindOfWhole, schema, name);
    }

    /** The name with its schema, quoted where it must be, without the part. */
    public String qualified() {
        return schema.isEmpty() ? Identifier.quote(name) : Identifier.qualified(schema, name);
    }

    @Override
    public int compareTo(Key other) {
        int byKind = kind.compareTo(other.kind);
        if (byKind != 0) {
            return byKind;
        }
        int bySchema = schema.compareTo(other.schema);
        if (bySchema != 0) {
            return bySchema;
        }
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : part.compareTo(other.part);
    }

    /** As a message names it: {@code column public.account.email}. */
    @Override
    public String toString() {
        return kind.noun() + " "
                + switch (kind) {
                    case COLUMN, DEFAULT, STATISTICS_TARGET, COLUMN_OPTIONS ->
                        qualified() + "." + Identifier.quote(part);
                    case CONSTRAINT, TRIGGER, RULE, POLICY -> Identifier.quote(part) + " on " + qualified();
                    case ROUTINE, AGGREGATE -> qualified() + "(" + part + ")";
                    case COMMENT, PRIVILEGES -> "on " + name;
                    case OPERATOR, CAST, DEFAULT_PRIVILEGES -> name;
                    default -> qualified();
                };
    }
}
