package dev.migrate.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that a database holds besides rows, one fact a line, as its own catalog tells it: independent of how Migrate
 * reads. Names count. The order of columns does not, since PostgreSQL adds a column only at the end.
 *
 * @param facts the lines, without those of Migrate's own tables
 */
public record Schema(SortedSet<String> facts) {

    public Schema {
        facts = Collections.unmodifiableSortedSet(new TreeSet<>(facts));
    }

    /** What the public schema of a database holds. */
    public static Schema of(TestDatabase database) {
        return new Schema(new TreeSet<>(database.query(query())));
    }

    /** What this one has and the other has not. */
    public List<String> without(Schema other) {
        return facts.stream().filter(fact -> !other.facts.contains(fact)).toList();
    }

    private static String query() {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream("schema-facts.sql"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
