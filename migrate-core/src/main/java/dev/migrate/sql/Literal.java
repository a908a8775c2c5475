package dev.migrate.sql;

/** A text as a string constant of SQL. */
public final class Literal {

    private Literal() {}

    /**
     * The constant whose value is the text, for a session in which {@code standard_conforming_strings} is on, as it is
     * unless someone turned it off: a backslash means itself.
     *
     * @throws IllegalArgumentException if the text holds a zero character, which PostgreSQL cannot store
     */
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A zero character in '" + text + "'");
        }
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * The constant whose value is the text in every session, whatever a revision or a database has made of
     * {@code standard_conforming_strings}.
     *
     * @throws IllegalArgumentException if the text holds a zero character, which PostgreSQL cannot store
     */
    public static String inAnySession(String text) {
        String quoted = quote(text);
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }
}
