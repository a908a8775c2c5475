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
                .filter(word -> isNear(typed, word))
                .min(Comparator.<String>comparingInt(word -> distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()))
                .or(() ->
                        known.stream().filter(word -> isBeginning(typed, word)).min(Comparator.naturalOrder()));
    }

    /** Whether what is typed may stand for a word: at most every third letter is another, or it begins so. */
    public static boolean isFor(String typed, String word) {
        return isNear(typed, word) || isBeginning(typed, word);
    }

    private static boolean isBeginning(String typed, String word) {
        return typed.length() >= SHORTEST_BEGINNING && word.startsWith(typed);
    }

    /** How the message about an unknown word ends: {@code ; did you mean 'upgrade'?}, or a full stop. */
    public static String question(String typed, Collection<String> known) {
        return to(typed, known).map(word -> "; did you mean '" + word + "'?").orElse(".");
    }

    private static boolean isNear(String typed, String word) {
        int limit = Math.max(1, typed.length() / 3);
        return Math.abs(typed.length() - word.length()) <= limit && distance(typed, word) <= limit;
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
