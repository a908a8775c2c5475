package dev.migrate.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement, as written.
 *
 * @param text from its first token to its last, comments in between included, without the closing semicolon
 * @param line the line of the first token in its file, counted from 1
 * @param directives the directives that stand directly before it
 * @param inlineData the lines after a {@code COPY … FROM stdin}, each ended by a line feed, without the closing
 *     {@code \.}; null for every other statement
 */
public record Statement(
        String text,
        int line,
        List<Directive> directives,
        @Nullable String inlineData) {

    public Statement {
        directives = List.copyOf(directives);
    }

    /** The data that follows a {@code COPY … FROM stdin}. */
    public Optional<String> copyData() {
        return Optional.ofNullable(inlineData);
    }

    /** Whether a directive of that word stands before this statement. */
    public boolean has(String word) {
        return directives.stream().anyMatch(directive -> directive.word().equals(word));
    }
}
