package dev.migrate.sql;

import dev.migrate.sql.Token.Kind;
import java.util.List;

/** Question marks in SQL that stand for values, as in JDBC: {@code ?} is the next value, {@code ??} a question mark. */
public final class Parameters {

    private Parameters() {}

    /**
     * The SQL with its values in it. A question mark in a string, a quoted name or a comment means itself.
     *
     * @param values as SQL writes them
     * @throws IllegalArgumentException if there are more values than question marks, or fewer
     */
    public static String fill(String sql, List<String> values) {
        StringBuilder filled = new StringBuilder();
        Lexer lexer = new Lexer(sql);
        int copied = 0;
        int used = 0;
        while (lexer.hasNext()) {
            Token token = lexer.next();
            for (int at = token.start(); token.kind() == Kind.SYMBOL && at < token.end(); at++) {
                if (sql.charAt(at) != '?') {
                    continue;
                }
                filled.append(sql, copied, at);
                if (sql.startsWith("?", at + 1)) {
                    filled.append('?');
                    at++;
                } else {
                    separate(filled);
                    filled.append(used < values.size() ? values.get(used) : "?");
                    used++;
                }
                copied = at + 1;
            }
        }
        if (used != values.size()) {
            throw new IllegalArgumentException("Values: " + values.size() + ", question marks: " + used + ", in: " + sql
                    + System.lineSeparator() + "Give one for each; write ?? where a question mark is an operator.");
        }
        return filled.append(sql, copied, sql.length()).toString();
    }

    /** Lest a value grow together with what stands before it, as {@code e'…'} would. */
    private static void separate(StringBuilder filled) {
        int length = filled.length();
        if (length > 0
                && (Character.isLetterOrDigit(filled.charAt(length - 1))
                        || "_$'\"".indexOf(filled.charAt(length - 1)) >= 0)) {
            filled.append(' ');
        }
    }
}
