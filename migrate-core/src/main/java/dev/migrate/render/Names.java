package dev.migrate.render;

import dev.migrate.catalog.Key;
import dev.migrate.sql.Identifier;
import java.nio.charset.StandardCharsets;

/** How SQL names an object behind {@code COMMENT ON}, {@code DROP} and {@code GRANT … ON}. */
final class Names {

    private static final int LONGEST = 63;

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

    /** The name that something has while what takes its place is made. */
    static Key aside(Key key) {
        return Key.of(key.kind(), key.schema(), aside(key.name()));
    }

    /** The name that something has while it is made in the place of what is there. */
    static Key beside(Key key) {
        return Key.of(key.kind(), key.schema(), shortened(key.name(), "__new"));
    }

    static String aside(String name) {
        return shortened(name, "__old");
    }

    /** Two names as the server joins them, with this at their end: what is too long is cut, the longer one first. */
    static String joined(String one, String other, String end) {
        String first = one;
        String second = other;
        while (bytes(first) + bytes(second) + 1 + bytes(end) > LONGEST) {
            if (bytes(first) > bytes(second)) {
                first = withoutLast(first);
            } else {
                second = withoutLast(second);
            }
        }
        return first + "_" + second + end;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String withoutLast(String name) {
        return name.substring(0, name.offsetByCodePoints(name.length(), -1));
    }

    /** A name with this at its end, no longer than the server keeps names: 63 bytes. */
    static String shortened(String name, String end) {
        String beginning = name;
        while (bytes(beginning + end) > LONGEST) {
            beginning = withoutLast(beginning);
        }
        return beginning + end;
    }
}
