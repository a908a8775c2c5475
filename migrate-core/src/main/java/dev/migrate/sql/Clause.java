package dev.migrate.sql;

import dev.migrate.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** SQL as the server writes it back: names that need it are quoted, keywords are in capitals, parentheses are plenty. */
public final class Clause {

    private Clause() {}

    /** The same with small letters for keywords; what is quoted, a body among it, stays as it is. */
    public static String inSmallLetters(String sql) {
        StringBuilder small = new StringBuilder(sql.length());
        int done = 0;
        for (Token token : tokens(sql)) {
            small.append(sql, done, token.start());
            String text = token.in(sql);
            small.append(token.kind() == Kind.WORD ? text.toLowerCase(Locale.ROOT) : text);
            done = token.end();
        }
        return small.append(sql, done, sql.length()).toString();
    }

    /** An expression without the parentheses around all of it. */
    public static String bare(String expression) {
        String bare = expression.strip();
        return isEnclosed(bare) ? bare(bare.substring(1, bare.length() - 1)) : bare;
    }

    private static boolean isEnclosed(String expression) {
        return expression.startsWith("(") && closing(expression, 0) == expression.length();
    }

    /** The same with another word for this one, in capitals as the server writes it. */
    public static String replaced(String sql, String word, String other) {
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        for (Token token : tokens(sql)) {
            if (token.kind() == Kind.WORD && token.in(sql).equals(word)) {
                replaced.append(sql, done, token.start()).append(other);
                done = token.end();
            }
        }
        return replaced.append(sql, done, sql.length()).toString();
    }

    /** What stands behind a keyword that is in no parentheses; empty where there is none. */
    public static String behind(String sql, String keyword) {
        int open = 0;
        for (Token token : tokens(sql)) {
            String text = token.in(sql);
            open += depth(token, sql);
            if (open == 0 && token.kind() == Kind.WORD && text.equals(keyword)) {
                return sql.substring(token.end()).strip();
            }
        }
        return "";
    }

    /** The elements of the first list in parentheses. */
    public static List<String> list(String sql) {
        List<String> elements = new ArrayList<>();
        int open = 0;
        int start = 0;
        for (Token token : tokens(sql)) {
            int change = depth(token, sql);
            open += change;
            boolean ends =
                    (change < 0 && open == 0) || (open == 1 && token.in(sql).equals(","));
            if (ends) {
                elements.add(sql.substring(start, token.start()).strip());
            }
            if ((change > 0 && open == 1) || ends) {
                start = token.end();
            }
            if (change < 0 && open == 0) {
                break;
            }
        }
        return elements;
    }

    /** A column, a call or what is in parentheses, without what an index says of it further: how it is sorted. */
    public static String firstOperand(String element) {
        int end = 0;
        for (Token token : tokens(element)) {
            boolean joined = token.start() == end;
            if (!joined) {
                break;
            }
            end = depth(token, element) > 0 ? closing(element, token.start()) : Math.max(end, token.end());
            if (depth(token, element) > 0) {
                break;
            }
        }
        return element.substring(0, end);
    }

    /** What stands before the first parenthesis: the name of a table before its columns. */
    public static String firstName(String sql) {
        for (Token token : tokens(sql)) {
            if (depth(token, sql) > 0) {
                return sql.substring(0, token.start());
            }
        }
        return sql;
    }

    /** The string constants, as they are written. */
    public static List<String> literals(String sql) {
        return tokens(sql).stream()
                .filter(token -> token.kind() == Kind.STRING || token.kind() == Kind.DOLLAR_STRING)
                .map(token -> token.in(sql))
                .toList();
    }

    /** The offset behind the parenthesis that closes this one. */
    private static int closing(String sql, int opening) {
        int open = 0;
        for (Token token : tokens(sql)) {
            if (token.start() >= opening) {
                open += depth(token, sql);
                if (open == 0) {
                    return token.end();
                }
            }
        }
        return sql.length();
    }

    private static int depth(Token token, String sql) {
        if (token.kind() != Kind.SYMBOL) {
            return 0;
        }
        String text = token.in(sql);
        return text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
    }

    private static List<Token> tokens(String sql) {
        List<Token> tokens = new ArrayList<>();
        Lexer lexer = new Lexer(sql);
        while (lexer.hasNext()) {
            tokens.add(lexer.next());
        }
        return tokens;
    }
}
