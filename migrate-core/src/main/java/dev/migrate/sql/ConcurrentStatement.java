package dev.migrate.sql;

import dev.migrate.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A statement that works in several transactions of its own, and so may leave half of its work behind when it fails.
 *
 * @param action what it does
 * @param relation the table that it works on, as written: of the index, of the partition; for {@code DROP} and
 *     {@code REINDEX} the index or table itself
 * @param object the index that is created, or the partition that is detached, as written; empty for the others
 */
public record ConcurrentStatement(Action action, String relation, String object) {

    private static final Set<String> NOISE = Set.of("unique", "if", "not", "exists", "only");

    /** What it does. */
    public enum Action {
        /** {@code CREATE INDEX CONCURRENTLY}: leaves an invalid index. */
        CREATE_INDEX,
        /** {@code DROP INDEX CONCURRENTLY}: leaves an invalid index. */
        DROP_INDEX,
        /** {@code REINDEX … CONCURRENTLY}: leaves an invalid index whose name ends in {@code _ccnew}. */
        REINDEX,
        /** {@code ALTER TABLE … DETACH PARTITION … CONCURRENTLY}: leaves a partition that is about to go. */
        DETACH_PARTITION
    }

    /** What the statement is, if it is one of these. */
    public static Optional<ConcurrentStatement> of(Statement statement) {
        if (!statement.refusesTransaction()) {
            return Optional.empty();
        }
        Words words = Words.of(statement.text());
        if (!words.take("concurrently")) {
            return Optional.empty();
        }
        if (words.startWith("create", "index")) {
            words.skipTo("index");
            String index = words.nameBefore("on");
            words.skipTo("on");
            return Optional.of(new ConcurrentStatement(Action.CREATE_INDEX, words.name(), index));
        }
        if (words.startWith("drop", "index")) {
            words.skipTo("index");
            return Optional.of(new ConcurrentStatement(Action.DROP_INDEX, words.name(), ""));
        }
        if (words.startWith("alter", "table")) {
            words.skipTo("table");
            String table = words.name();
            words.skipTo("partition");
            return Optional.of(new ConcurrentStatement(Action.DETACH_PARTITION, table, words.name()));
        }
        words.skipTo("index", "table");
        return Optional.of(new ConcurrentStatement(Action.REINDEX, words.name(), ""));
    }

    /** The tokens of a statement without comments and noise words, read from left to right. */
    private static final class Words {

        private final List<String> words;
        private int next;

        private Words(List<String> words) {
            this.words = words;
        }

        static Words of(String text) {
            List<String> words = new ArrayList<>();
            Lexer lexer = new Lexer(text);
            while (lexer.hasNext()) {
                Token token = lexer.next();
                String word = token.kind() == Kind.WORD ? token.in(text).toLowerCase(Locale.ROOT) : token.in(text);
                if (!token.isComment() && !NOISE.contains(word)) {
                    words.add(word);
                }
            }
            return new Words(words);
        }

        /** Removes a word, so that the others stand as they would without it. */
        boolean take(String word) {
            return words.remove(word);
        }

        boolean startWith(String first, String second) {
            return words.size() > 1
                    && words.get(0).equals(first)
                    && words.get(1).equals(second);
        }

        void skipTo(String... wanted) {
            while (next < words.size() && !List.of(wanted).contains(words.get(next))) {
                next++;
            }
            next++;
        }

        String nameBefore(String end) {
            return next < words.size() && words.get(next).equals(end) ? "" : name();
        }

        /** A name with its qualifiers: {@code shop.book}. */
        String name() {
            StringBuilder name = new StringBuilder(next < words.size() ? words.get(next++) : "");
            while (next + 1 < words.size() && words.get(next).equals(".")) {
                name.append('.').append(words.get(next + 1));
                next += 2;
            }
            return name.toString();
        }
    }
}
