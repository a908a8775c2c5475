package dev.migrate.revision;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Small histories in one line each: {@code a1}, {@code a1 <- b2}, {@code b2,c2 <- d3 [label] {dependency}}. The source
 * of a revision is its id with {@code .sql}.
 */
final class Graphs {

    private static final Pattern LINE =
            Pattern.compile("(?:(?<parents>\\S+) <- )?(?<id>\\S+)(?: \\[(?<labels>.*)])?(?: \\{(?<needs>.*)})?");

    private Graphs() {}

    static RevisionGraph graph(String... lines) {
        return RevisionGraph.of(revisions(lines));
    }

    static List<Revision> revisions(String... lines) {
        return Stream.of(lines).map(Graphs::revision).toList();
    }

    static Revision revision(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        String id = matcher.group("id");
        List<RevisionId> parents =
                names(matcher.group("parents")).stream().map(RevisionId::new).toList();
        return new Revision(
                new RevisionId(id),
                "",
                parents,
                names(matcher.group("needs")),
                names(matcher.group("labels")),
                id + ".sql");
    }

    static RevisionId id(String id) {
        return new RevisionId(id);
    }

    static Heads heads(String ids) {
        return Heads.of(names(ids).stream().map(RevisionId::new).toList());
    }

    static String words(Stream<RevisionId> ids) {
        return String.join(" ", ids.map(RevisionId::value).toList());
    }

    private static List<String> names(@Nullable String names) {
        return names == null || names.isEmpty() ? List.of() : Arrays.asList(names.split("[, ]+"));
    }
}
