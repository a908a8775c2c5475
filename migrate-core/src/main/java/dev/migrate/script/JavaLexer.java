package dev.migrate.script;

import dev.migrate.script.JavaToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides Java into tokens, as finely as is needed to tell two programs apart. It never fails: what is wrong with a text
 * the compiler says.
 *
 * <p>Operators are divided into their characters, which in a program that compiles have one reading only; but for
 * {@code ++} and {@code --}, since {@code a++ + b} is not {@code a + ++b}.
 */
final class JavaLexer {

    private static final String TEXT_BLOCK = "\"\"\"";

    private final String text;
    private int at;

    private JavaLexer(String text) {
        this.text = text;
    }

    /** The tokens of a text, comments among them, white space left out. */
    static List<JavaToken> tokens(String text) {
        return new JavaLexer(text).read();
    }

    private List<JavaToken> read() {
        List<JavaToken> tokens = new ArrayList<>();
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                JavaToken token = tokenAt(at);
                tokens.add(token);
                at = token.end();
            }
        }
        return tokens;
    }

    private JavaToken tokenAt(int start) {
        if (text.startsWith("//", start)) {
            return new JavaToken(Kind.LINE_COMMENT, start, endOfLine(start));
        }
        if (text.startsWith("/*", start)) {
            return new JavaToken(Kind.BLOCK_COMMENT, start, after("*/", start + 2));
        }
        if (text.startsWith(TEXT_BLOCK, start)) {
            return new JavaToken(Kind.QUOTED, start, endOfTextBlock(start));
        }
        char first = text.charAt(start);
        if (first == '"' || first == '\'') {
            return new JavaToken(Kind.QUOTED, start, endOfQuoted(start, first));
        }
        if (text.startsWith("++", start) || text.startsWith("--", start)) {
            return new JavaToken(Kind.SYMBOL, start, start + 2);
        }
        int end = endOfWord(start);
        return end > start ? new JavaToken(Kind.WORD, start, end) : new JavaToken(Kind.SYMBOL, start, start + 1);
    }

    private int endOfLine(int start) {
        int lineFeed = text.indexOf('\n', start);
        return lineFeed < 0 ? text.length() : lineFeed;
    }

    private int after(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private int endOfTextBlock(int start) {
        for (int i = start + TEXT_BLOCK.length(); i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(TEXT_BLOCK, i)) {
                return i + TEXT_BLOCK.length();
            }
        }
        return text.length();
    }

    /** It ends with its line at the latest. */
    private int endOfQuoted(int start, char quote) {
        int limit = endOfLine(start);
        for (int i = start + 1; i < limit; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        return limit;
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}
