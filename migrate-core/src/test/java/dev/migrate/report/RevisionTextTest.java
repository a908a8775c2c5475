package dev.migrate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.report.RevisionView.Application;
import dev.migrate.revision.Heads;
import dev.migrate.revision.RevisionId;
import dev.migrate.script.History;
import dev.migrate.script.ScriptParser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

// a1 <- b1 [shop] <-+- m <- d1 {x1}
// a1 <- c1        <-+
// x1
class RevisionTextTest {

    private final History history = History.of(Stream.of(
                    file("a1", "", ""),
                    file("b1", "a1", "-- branch-labels: shop\n"),
                    file("c1", "a1", ""),
                    file("m", "b1, c1", ""),
                    file("x1", "", ""),
                    file("d1", "m", "-- depends-on: x1\n-- created: 2026-11-20T09:24:00Z\n"))
            .toList());

    @Test
    void historyLinesAreAlembics() {
        assertThat(Stream.of("a1", "b1", "m", "x1", "d1").map(id -> RevisionText.historyLine(view(id, null))))
                .containsExactly(
                        "<base> -> a1 (branchpoint), what a1 does",
                        "a1 -> b1 (shop), what b1 does",
                        "b1, c1 -> m (mergepoint), what m does",
                        "<base> -> x1 (effective head), what x1 does",
                        "m (x1) -> d1 (head) (current), what d1 does");
    }

    @Test
    void headAndCurrentLinesNameTheMarkersOnly() {
        assertThat(RevisionText.headLine(view("d1", null))).isEqualTo("d1 (head) (current)");
        assertThat(RevisionText.currentLine(view("d1", null))).isEqualTo("d1 (head)");
    }

    @Test
    void aBranchPointShowsItsChildren() {
        assertThat(RevisionText.branchLines(view("a1", null), List.of(view("b1", null), view("c1", null))))
                .containsExactly(
                        "a1 (branchpoint), what a1 does", "    -> b1 (shop), what b1 does", "    -> c1, what c1 does");
    }

    @Test
    void theBlockTellsAllThatIsKnown() {
        Application applied = new Application(Instant.parse("2026-11-20T09:30:00.123Z"), "app", "10.0.0.3", false);
        assertThat(RevisionText.block(view("d1", applied)))
                .containsExactly(
                        "Rev: d1 (head) (current)",
                        "Parent: m",
                        "Also depends on: x1",
                        "Branch names: shop",
                        "Path: d1.sql",
                        "Created: 2026-11-20T09:24:00Z",
                        "Applied: 2026-11-20T09:30:00Z by app from 10.0.0.3",
                        "",
                        "    what d1 does",
                        "");
    }

    private RevisionView view(String id, @Nullable Application application) {
        RevisionId revision = new RevisionId(id);
        return RevisionView.of(history.graph(), history.script(revision), Heads.of(new RevisionId("d1")), application);
    }

    private static dev.migrate.script.Script file(String id, String parents, String more) {
        String text = "-- what " + id + " does\n--\n-- revision: " + id + "\n-- down-revision: " + parents + "\n" + more
                + "\n-- migrate: upgrade\n";
        return new ScriptParser(Path.of("")).parse(Path.of(id + ".sql"), text);
    }
}
