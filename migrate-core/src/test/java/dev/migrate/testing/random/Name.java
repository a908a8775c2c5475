package dev.migrate.testing.random;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Names: most are plain, each third is one that has to be quoted, or is as long as a name can be. */
final class Name {

    /** The server cuts off what is longer. */
    private static final int LONGEST = 63;

    private static final List<String> WORDS = List.of("order", "user", "table", "select", "group", "check", "default");

    private Name() {}

    /** The n-th name of a kind. */
    static String of(String kind, int n) {
        String plain = kind + n;
        if (n % 3 != 0) {
            return plain;
        }
        return switch (Math.floorMod(plain.hashCode(), 10)) {
            case 0 -> plain.toUpperCase(java.util.Locale.ROOT);
            case 1 -> plain + " with space";
            case 2 -> plain + "\"quoted\"";
            case 3 -> plain + "'s";
            case 4 -> plain + "_ÄöЖ漢";
            case 5 -> plain + ".dot";
            case 6 -> plain + "$x$%s%";
            case 7 -> WORDS.get(Math.floorMod(kind.hashCode(), WORDS.size()));
            case 8 -> plain + "-- /* ;";
            default -> fitting(plain + "_", "x".repeat(LONGEST));
        };
    }

    /** A name with something behind, which stays when it is too long. */
    static String with(String name, String end) {
        String begin = name;
        while ((begin + end).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            begin = begin.substring(0, begin.length() - 1);
        }
        return begin + end;
    }

    private static String fitting(String begin, String filling) {
        return begin + filling.substring(0, LONGEST - begin.length());
    }

    /** As SQL writes it. */
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** With its schema. */
    static String quoted(String schema, String name) {
        return quoted(schema) + "." + quoted(name);
    }
}
