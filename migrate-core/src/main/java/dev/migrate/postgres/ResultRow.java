package dev.migrate.postgres;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Tuple;

/** A row of an answer: its values as the server prints them, its columns counted from 1. */
final class ResultRow {

    private final Tuple tuple;

    ResultRow(Tuple tuple) {
        this.tuple = tuple;
    }

    /** A text; null for null. */
    @Nullable
    String textOrNull(int column) {
        byte @Nullable [] value = tuple.get(column - 1);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /** A text; empty for null. */
    String text(int column) {
        String text = textOrNull(column);
        return text == null ? "" : text;
    }

    /** A whole number; 0 for null. */
    long number(int column) {
        byte @Nullable [] digits = tuple.get(column - 1);
        if (digits == null) {
            return 0;
        }
        boolean negative = digits[0] == '-';
        long number = 0;
        for (int at = negative ? 1 : 0; at < digits.length; at++) {
            number = number * 10 - (digits[at] - '0'); // downwards, where there is room for one more
        }
        return negative ? number : -number;
    }

    /** A whole number that fits; 0 for null. */
    int integer(int column) {
        return Math.toIntExact(number(column));
    }

    /** Whether a condition holds; false for null. */
    boolean flag(int column) {
        byte @Nullable [] value = tuple.get(column - 1);
        return value != null && value[0] == 't';
    }

    /** An array of texts; none for null. */
    List<String> texts(int column) {
        String array = text(column);
        if (array.length() <= "{}".length()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        for (int at = 1; at < array.length(); at++) {
            char c = array.charAt(at);
            if (c == '\\') {
                element.append(array.charAt(++at));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '}')) {
                texts.add(element.toString());
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        return List.copyOf(texts);
    }
}
