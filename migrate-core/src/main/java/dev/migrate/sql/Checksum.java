package dev.migrate.sql;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
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
    private static final char STATEMENT = 1;
    private static final char DIRECTIVE = 2;
    private static final char DATA = 3;
    private static final char CODE = 4;
    private static final char END = 0;

    /** The checksum of statements that run in this order. */
    public static Checksum of(List<Statement> statements) {
        Running running = new Running();
        statements.forEach(running::add);
        return running.soFar();
    }

    /** The checksum of a text in another language, over its tokens: whatever in it does something, in order. */
    public static Checksum ofTokens(Stream<String> tokens) {
        MessageDigest digest = sha256();
        String content = tokens.collect(Collectors.joining(String.valueOf(END), String.valueOf(CODE), ""));
        new DigestFeed(digest).add(content).end();
        return new Checksum(METHOD + HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public String toString() {
        return value;
    }

    /** No token holds a zero, so what follows one can be told apart. */
    private static void feed(DigestFeed feed, Statement statement) {
        feed.add(STATEMENT);
        statement.directives().stream()
                .filter(Directive::changesTheRun)
                .map(Directive::word)
                .sorted()
                .forEach(word -> feed.add(DIRECTIVE).add(word).add(END));
        var lexer = new Lexer(statement.text());
        while (lexer.hasNext()) {
            Token token = lexer.next();
            if (!token.isComment()) {
                feed.add(END).add(statement.text(), token.start(), token.end()).add(END);
            }
        }
        statement.copyData().ifPresent(data -> feed.add(DATA).add(data).add(END));
        feed.end();
    }

    /** The checksum of statements that come one by one and are not kept. Not thread-safe. */
    public static final class Running {

        private final MessageDigest digest = sha256();
        private final DigestFeed feed = new DigestFeed(digest);
        private int statements;

        /** Takes in the next statement. */
        public void add(Statement statement) {
            feed(feed, statement);
            statements++;
        }

        /** How many there were. */
        public int statements() {
            return statements;
        }

        /** The checksum of those that there were; more may come. */
        public Checksum soFar() {
            try {
                byte[] soFar = ((MessageDigest) digest.clone()).digest();
                return new Checksum(METHOD + HexFormat.of().formatHex(soFar));
            } catch (CloneNotSupportedException e) {
                throw new AssertionError("Every JDK can copy the state of SHA-256", e);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256", e);
        }
    }
}
