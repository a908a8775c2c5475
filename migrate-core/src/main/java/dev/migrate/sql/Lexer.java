package dev.migrate.sql;

import dev.migrate.sql.Token.Kind;
import java.util.NoSuchElementException;

/**
 * Divides SQL into tokens by the rules of PostgreSQL's own scanner, comments among them, white space left out. It never
 * fails: what the text ends in the middle of is a token that is not closed. Not safe for use by several threads.
 */
final class Lexer {

    private static final String OPERATOR = "~!@#^&|`?+-*/%<>=";
    private static final String BEYOND_STANDARD = "~!@#^&|`?%";

    private final String text;
    private int at;
    private int escapedContinuation = -1;

    Lexer(String text) {
        this.text = text;
    }

    /** Whether anything but white space is left. */
    boolean hasNext() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    /** The next token. */
    Token next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Token token = tokenAt(at);
        at = token.end();
        return token;
    }

    /** Goes on from another offset: what lies between is no SQL. */
    void moveTo(int offset) {
        at = offset;
    }

    private Token tokenAt(int start) {
        char first = text.charAt(start);
        if (first == '\'') {
            return string(start, start, start == escapedContinuation);
        }
        if (first == '"') {
            return quoted(Kind.QUOTED_NAME, start, start, false);
        }
        if (text.startsWith("--", start)) {
            return new Token(Kind.LINE_COMMENT, start, endOfLine(start));
        }
        if (text.startsWith("/*", start)) {
            return blockComment(start);
        }
        if (first == '$') {
            return dollar(start);
        }
        if (startsWord(first)) {
            return word(start);
        }
        if (isDigit(first)) {
            return new Token(Kind.NUMBER, start, numberEnd(start));
        }
        int end = OPERATOR.indexOf(first) >= 0 ? operatorEnd(start) : start + 1;
        return new Token(Kind.SYMBOL, start, end);
    }

    /** A word, or the string or name that it is the prefix of: {@code E'…'}, {@code U&"…"}. */
    private Token word(int start) {
        int end = start + 1;
        while (end < text.length() && continuesWord(text.charAt(end))) {
            end++;
        }
        if (end == start + 1) {
            char prefix = Character.toLowerCase(text.charAt(start));
            if ("ebxn".indexOf(prefix) >= 0 && text.startsWith("'", end)) {
                return string(start, end, prefix == 'e');
            }
            if (prefix == 'u' && text.startsWith("&'", end)) {
                return string(start, end + 1, false);
            }
            if (prefix == 'u' && text.startsWith("&\"", end)) {
                return quoted(Kind.QUOTED_NAME, start, end + 1, false);
            }
        }
        return new Token(Kind.WORD, start, end);
    }

    private Token string(int start, int quote, boolean escapes) {
        Token string = quoted(Kind.STRING, start, quote, escapes);
        if (escapes) {
            escapedContinuation = continuation(string.end());
        }
        return string;
    }

    /** From a quote to the next of its kind; a doubled one is content, and so is what a backslash escapes. */
    private Token quoted(Kind kind, int start, int open, boolean escapes) {
        char quote = text.charAt(open);
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote;
            if (doubled || (escapes && c == '\\')) {
                i++;
            } else if (c == quote) {
                return new Token(kind, start, i + 1);
            }
        }
        return unclosed(kind, start);
    }

    /** The quote that goes on with the string that ends here, by the rule that a line end must lie between; or -1. */
    private int continuation(int end) {
        boolean lineEnd = false;
        int i = end;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                lineEnd |= isLineEnd(c);
                i++;
            } else if (text.startsWith("--", i)) {
                i = endOfLine(i);
            } else {
                return lineEnd && c == '\'' ? i : -1;
            }
        }
        return -1;
    }

    private Token blockComment(int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            if (text.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i++;
            }
            if (depth == 0) {
                return new Token(Kind.BLOCK_COMMENT, start, i + 1);
            }
        }
        return unclosed(Kind.BLOCK_COMMENT, start);
    }

    private Token dollar(int start) {
        int tagEnd = start + 1;
        while (tagEnd < text.length() && continuesTag(text.charAt(tagEnd))) {
            tagEnd++;
        }
        boolean opens = text.startsWith("$", tagEnd) && !isDigit(text.charAt(start + 1));
        if (!opens) {
            return new Token(Kind.SYMBOL, start, start + 1);
        }
        String delimiter = text.substring(start, tagEnd + 1);
        int close = text.indexOf(delimiter, tagEnd + 1);
        return close < 0
                ? unclosed(Kind.DOLLAR_STRING, start)
                : new Token(Kind.DOLLAR_STRING, start, close + delimiter.length());
    }

    private int numberEnd(int start) {
        int end = start + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean exponentSign = (c == '-' || c == '+')
                    && Character.toLowerCase(text.charAt(end - 1)) == 'e'
                    && end + 1 < text.length()
                    && isDigit(text.charAt(end + 1));
            if (!continuesTag(c) && c != '.' && !exponentSign) {
                break;
            }
            end++;
        }
        return end;
    }

    /** The longest operator, but a standard one does not end in a sign: {@code =-1} is equal to minus one. */
    private int operatorEnd(int start) {
        int end = start;
        boolean standard = true;
        while (end < text.length() && OPERATOR.indexOf(text.charAt(end)) >= 0 && !startsComment(end)) {
            standard &= BEYOND_STANDARD.indexOf(text.charAt(end)) < 0;
            end++;
        }
        while (standard && end > start + 1 && "+-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private Token unclosed(Kind kind, int start) {
        return new Token(kind, start, text.length(), false);
    }

    private int endOfLine(int offset) {
        int end = offset;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean startsComment(int offset) {
        return text.startsWith("--", offset) || text.startsWith("/*", offset);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** To the scanner every character beyond ASCII is a letter. */
    private static boolean startsWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean continuesTag(char c) {
        return startsWord(c) || isDigit(c);
    }

    private static boolean continuesWord(char c) {
        return continuesTag(c) || c == '$';
    }
}
