package dev.migrate.revision;

import static dev.migrate.revision.Graphs.graph;
import static dev.migrate.revision.Graphs.id;
import static dev.migrate.revision.Graphs.revisions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RevisionGraphTest {

    //           +- c[one]
    // a - b <-+ |
    //           +- d {x}      x[two] - y
    private final RevisionGraph graph = graph("a", "a <- b", "b <- c [one]", "b <- d {two}", "x [two]", "x <- y");

    @Test
    void headsAreWhatNothingFollows() {
        assertThat(graph.heads()).containsExactly(id("c"), id("d"), id("y"));
        assertThat(graph("x", "y {x}").heads()).containsExactly(id("x"), id("y"));
    }

    @Test
    void effectiveHeadsAreWhatNothingNeedsEither() {
        assertThat(graph("x", "y {x}").effectiveHeads()).containsExactly(id("y"));
    }

    @Test
    void knowsItsNeighbours() {
        assertThat(graph.bases()).containsExactly(id("a"), id("x"));
        assertThat(graph.children(id("b"))).containsExactly(id("c"), id("d"));
        assertThat(graph.dependencies(id("d"))).containsExactly(id("x"));
        assertThat(graph.isBranchPoint(id("b"))).isTrue();
        assertThat(graph.isBranchPoint(id("a"))).isFalse();
    }

    @Test
    void listsRevisionsInTheOrderOfAnUpgrade() {
        List<RevisionId> upgraded = new PathFinder(graph)
                .upgrade(Heads.none(), Target.Symbol.HEADS).stream()
                        .map(step -> ((Step.Upgrade) step).revision().id())
                        .toList();

        assertThat(graph.revisions()).extracting(Revision::id).isEqualTo(upgraded);
        assertThat(graph.size()).isEqualTo(6);
    }

    @Test
    void findsARevisionByItsId() {
        assertThat(graph.find(id("a"))).map(Revision::id).contains(id("a"));
        assertThat(graph.find(id("one"))).isEmpty();
        assertThatThrownBy(() -> graph.get(id("one"))).isInstanceOf(IllegalArgumentException.class);
    }

    // a - b[shop] - c
    @Test
    void aLabelReachesTheWholeOfItsLine() {
        var line = graph("a", "a <- b [shop]", "b <- c");

        assertThat(Stream.of("a", "b", "c").map(name -> line.branchLabels(id(name))))
                .allSatisfy(labels -> assertThat(labels).containsExactly("shop"));
    }

    @Test
    void aLabelDoesNotReachBackBeyondAFork() {
        assertThat(graph.branchLabels(id("c"))).containsExactly("one");
        assertThat(graph.branchLabels(id("b"))).isEmpty();
        assertThat(graph.branchLabels(id("d"))).isEmpty();
        assertThat(graph.branchLabels(id("y"))).containsExactly("two");
    }

    //            +- c
    // a - b[x] <-+
    //            +- d
    @Test
    void aLabelOfABranchThatForksReachesOnlyForward() {
        var forked = graph("a", "a <- b [x]", "b <- c", "b <- d");

        assertThat(forked.branchLabels(id("a"))).isEmpty();
        assertThat(forked.branchLabels(id("d"))).containsExactly("x");
    }

    @Test
    void aMergeHasTheLabelsOfBothSides() {
        assertThat(graph("a [x]", "b [y]", "a,b <- m").branchLabels(id("m"))).containsExactly("x", "y");
    }

    @Test
    void anIdThatIsUsedTwiceMakesNoCircle() {
        var twice = List.of(
                Graphs.revision("a"),
                Graphs.revision("a <- b"),
                new Revision(id("a"), "again", List.of(id("b")), List.of(), List.of(), "copy.sql"));
        assertThatThrownBy(() -> RevisionGraph.of(twice)).hasMessage("""
                The revision files are not one history:
                  Revision id 'a' is used 2 times: a.sql, copy.sql.
                Mend the headers of the files named, or restore what is missing.""");
    }

    @Test
    void tellsEveryProblemAtOnce() {
        var broken = List.of(
                Graphs.revision("a [x]"),
                new Revision(id("a"), "again", List.of(), List.of(), List.of(), "copy-of-a.sql"),
                Graphs.revision("gone <- b [x] {nothing}"),
                Graphs.revision("c [b]"),
                Graphs.revision("e <- d"),
                Graphs.revision("d <- e"),
                Graphs.revision("f <- f"),
                Graphs.revision("g {g}"),
                Graphs.revision("h {i}"),
                Graphs.revision("h <- i"));

        assertThatThrownBy(() -> RevisionGraph.of(broken))
                .isInstanceOf(MigrateException.class)
                .hasMessage("""
                        The revision files are not one history:
                          Revision id 'a' is used 2 times: a.sql, copy-of-a.sql.
                          Branch label 'x' is declared 2 times: a.sql, b.sql.
                          Branch label 'b' in c.sql is also the id of a revision: b.sql.
                          Revision b follows 'gone', which no file declares: b.sql.
                          Revision b depends on 'nothing', which is neither an id nor a branch label: b.sql.
                          Revisions follow each other in a circle, d -> e -> d: d.sql, e.sql.
                          Revision f follows itself: f.sql.
                          Revision g depends on itself: g.sql.
                          Revisions need each other in a circle, h -> i -> h: h.sql, i.sql.
                        Mend the headers of the files named, or restore what is missing.""");
    }

    @Test
    void namesOnlyTheRevisionsOfACircleNotThoseThatLeadToIt() {
        assertThatThrownBy(() -> RevisionGraph.of(revisions("a", "a,d <- b", "b <- c", "c <- d", "d <- e")))
                .hasMessageContaining("in a circle, b -> c -> d -> b: b.sql, c.sql, d.sql.\n");
    }
}
