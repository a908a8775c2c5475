package dev.migrate.op;

import dev.migrate.sql.Identifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks what a revision says, and writes it as SQL. */
final class Written {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Set<String> ROLES_WITHOUT_NAME =
            Set.of("public", "current_user", "current_role", "session_user");

    private Written() {}

    /** SQL that the user wrote, without the white space around it. A comment at its end does not reach further. */
    static String sql(String what, String text) {
        String sql = text.strip();
        if (sql.isEmpty()) {
            throw new IllegalArgumentException("Empty: " + what + ". Write it as SQL.");
        }
        return sql.indexOf("--", sql.lastIndexOf('\n') + 1) < 0 ? sql : sql + "\n";
    }

    /** SQL that the user wrote, in parentheses. */
    static String parenthesized(String what, String text) {
        return "(" + sql(what, text) + ")";
    }

    /** Several pieces of SQL in parentheses: {@code (fillfactor = 70, autovacuum_enabled = false)}. */
    static String list(String what, String... items) {
        return Arrays.stream(some(what, items))
                .map(item -> sql(what, item))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The names of columns in parentheses. */
    static String columns(String... names) {
        return "(" + names("columns", names) + ")";
    }

    /** Names that stand in no schema, divided by commas. */
    static String names(String what, String... names) {
        List<String> all = List.of(some(what, names));
        if (Set.copyOf(all).size() < all.size()) {
            throw new IllegalArgumentException("One of these " + what + " stands twice: " + all);
        }
        return all.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }

    /** Names that may say their schema, divided by commas. */
    static String qualifiedNames(String what, String... names) {
        return Arrays.stream(some(what, names)).map(Name::sql).collect(Collectors.joining(", "));
    }

    /** The names of roles, divided by commas; {@code public} and {@code current_user} are the keywords. */
    static String roles(String... roles) {
        return Arrays.stream(some("roles", roles)).map(Written::role).collect(Collectors.joining(", "));
    }

    /** The name of a role. */
    static String role(String role) {
        return ROLES_WITHOUT_NAME.contains(role) ? role : Identifier.quote(role);
    }

    /** What an index is over, in parentheses. */
    static String elements(String... elements) {
        return Arrays.stream(some("columns or expressions", elements))
                .map(Written::element)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A word alone is a column, and quoted where it must be; all else is SQL already: {@code lower(email) desc}. */
    static String element(String element) {
        String text = sql("a column or expression", element);
        return WORD.matcher(text).matches() ? Identifier.quote(text) : text;
    }

    private static String[] some(String what, String... items) {
        if (items.length == 0) {
            throw new IllegalArgumentException("No " + what + ". Give at least one.");
        }
        return items;
    }
}
