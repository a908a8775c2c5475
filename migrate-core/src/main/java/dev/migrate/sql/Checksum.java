package dev.migrate.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a section does, as one short text that can be kept and compared. It is taken over the tokens of the statements,
 * so comments, white space and line ends do not count; literals, bodies, data and the directives that change how a
 * statement runs do.
 *
 * @param value the number of the method, a colon, and 64 hexadecimal digits
 */
public record Checksum(String value) {

    private static final String METHOD = "1:";
    private static final byte STATEMENT = 1;
    private static final byte DIRECTIVE = 2;
    private static final byte DATA = 3;
    private static final byte CODE = 4;
    private static final byte END = 0;

    /** The checksum of statements that run in this order. */
    public static Checksum of(List<Statement> statements) {
        MessageDigest digest = sha256();
        for (Statement statement : statements) {
            add(statement, digest);
        }
        return new Checksum(METHOD + HexFormat.of().formatHex(digest.digest()));
    }

    /** The checksum of a text in another language, over its tokens: whatever in it does something, in order. */
    public static Checksum ofTokens(Stream<String> tokens) {
        MessageDigest digest = sha256();
        digest.update(CODE);
        tokens.forEachOrdered(token -> add(END, token, digest));
        return new Checksum(METHOD + HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public String toString() {
        return value;
    }

    private static void add(Statement statement, MessageDigest digest) {
        digest.update(STATEMENT);
        statement.directives().stream()
                .filter(Directive::changesTheRun)
                .map(Directive::word)
                .sorted()
                .forEach(word -> add(DIRECTIVE, word, digest));
        var lexer = new Lexer(statement.text());
        while (lexer.hasNext()) {
            Token token = lexer.next();
            if (!token.isComment()) {
                add(END, token.in(statement.text()), digest);
            }
        }
        statement.copyData().ifPresent(data -> add(DATA, data, digest));
    }

    /** No token holds a zero, so what follows one can be told apart. */
    private static void add(byte mark, String content, MessageDigest digest) {
        digest.update(mark);
        digest.update(content.replace("\r\n", "\n").getBytes(UTF_8));
        digest.update(END);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256", e);
        }
    }
}
