package dev.migrate;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that a mistyped one most likely stands for. */
public final class NearestWord {

    private static final int SHORTEST_BEGINNING = 2;

    private NearestWord() {}

    /** A known word that at most every third letter sets apart from the one typed, or that begins with it. */
    public static Optional<String> to(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(typed, word) <= Math.max(1, typed.length() / 3))
                .min(Comparator.<String>comparingInt(word -> distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()))
                .or(() -> known.stream()
                        .filter(word -> typed.length() >= SHORTEST_BEGINNING && word.startsWith(typed))
                        .min(Comparator.naturalOrder()));
    }

    /** How the message about an unknown word ends: {@code ; did you mean 'upgrade'?}, or a full stop. */
    public static String question(String typed, Collection<String> known) {
        return to(typed, known).map(word -> "; did you mean '" + word + "'?").orElse(".");
    }

    /** The number of letters to add, remove or replace (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
