package dev.migrate.render;

import dev.migrate.catalog.Key;
import dev.migrate.sql.Identifier;

/** How SQL names an object behind {@code COMMENT ON}, {@code DROP} and {@code GRANT … ON}. */
final class Names {

    private Names() {}

    /** An object with its kind, as {@code COMMENT ON} has it. */
    static String withKind(Key key) {
        return switch (key.kind()) {
            case COLUMN -> "column " + column(key);
            case CONSTRAINT, TRIGGER, RULE, POLICY ->
                key.kind().noun() + " " + Identifier.quote(key.part()) + " on " + key.qualified();
            case ROUTINE -> "routine " + routine(key);
            case AGGREGATE -> "aggregate " + key.qualified() + "(" + (key.part().isEmpty() ? "*" : key.part()) + ")";
            case OPERATOR, CAST -> key.kind().noun() + " " + key.name();
            default -> key.kind().noun() + " " + key.qualified();
        };
    }

    /** A column with its table. */
    static String column(Key key) {
        return key.qualified() + "." + Identifier.quote(key.part());
    }

    /** A routine with the types of its arguments. */
    static String routine(Key key) {
        return key.qualified() + "(" + key.part() + ")";
    }

    /** An object with the word that {@code GRANT} has for its kind. */
    static String granted(Key key) {
        return switch (key.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, COLUMN -> "table " + key.qualified();
            case SERVER -> "foreign server " + key.qualified();
            case ROUTINE -> "routine " + routine(key);
            case AGGREGATE -> "function " + routine(key);
            default -> key.kind().noun() + " " + key.qualified();
        };
    }
}
