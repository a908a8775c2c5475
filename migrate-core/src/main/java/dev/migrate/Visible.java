package dev.migrate;

import java.util.stream.Collectors;

/**
 * Text from outside, such as a name, a message or what a server says, as one line: a character that ends a line, steers a
 * terminal or turns the direction of what follows stands there as its escape, so that nobody takes it for a line of ours.
 */
public final class Visible {

    private static final String ZERO_WIDTH = "\u00AD\u200B\u2060\uFEFF";
    private static final String TURNING = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static final int DELETE = 0x7F;

    private Visible() {}

    /** The text on one line, with {@code \n} for a line feed. */
    public static String text(String text) {
        return text.codePoints().anyMatch(character -> isHidden(character))
                ? text.codePoints().mapToObj(Visible::shown).collect(Collectors.joining())
                : text;
    }

    /** Whether a character ends a line, steers a terminal or turns what follows; a tab does not. */
    public static boolean isControl(int character) {
        if (character >= ' ' && character < DELETE) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\t';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> TURNING.indexOf(character) >= 0;
        };
    }

    private static boolean isHidden(int character) {
        return isControl(character) || ZERO_WIDTH.indexOf(character) >= 0;
    }

    private static String shown(int character) {
        return isHidden(character) ? escape(character) : Character.toString(character);
    }

    /** How a character is written that does not show. */
    public static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> "\\u%04x".formatted(character);
        };
    }
}
