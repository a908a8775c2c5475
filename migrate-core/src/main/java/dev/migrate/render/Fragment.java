package dev.migrate.render;

import java.util.List;

/**
 * A statement of a change.
 *
 * @param sql the statement, without a semicolon at its end
 * @param destroys what is lost by it and cannot come back, in words; empty where nothing is
 * @param newLabels the labels that an enum gets by it, quoted; only a committed label can be used
 */
public record Fragment(String sql, String destroys, List<String> newLabels) {

    public Fragment {
        newLabels = List.copyOf(newLabels);
    }

    /** A statement that destroys nothing. */
    static Fragment of(String sql) {
        return new Fragment(sql, "", List.of());
    }

    /** A statement by which something is lost. */
    static Fragment destroying(String sql, String what) {
        return new Fragment(sql, what, List.of());
    }
}
