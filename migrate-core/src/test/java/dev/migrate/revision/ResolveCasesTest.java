package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResolveCasesTest {

    private final Journey names = new Journey("abcd1", "abcd22", "ab", "27c6a30d [cart]");

    @Test
    void anExactNameBeatsABeginning() {
        assertThat(names.resolve("", "ab")).isEqualTo("ab");
    }

    @Test
    void aBeginningIsEnough() {
        assertThat(names.resolve("", "abcd2")).isEqualTo("abcd22");
        assertThat(names.resolve("", "2")).isEqualTo("27c6a30d");
        assertThat(names.resolve("", "car")).isEqualTo("27c6a30d");
        assertThat(names.resolve("", "cart@27")).isEqualTo("27c6a30d");
    }

    @Test
    void aBeginningOfSeveralNamesThemAll() {
        assertThat(names.resolve("", "a"))
                .isEqualTo("Cannot resolve 'a': 'a' is the beginning of abcd1, abcd22 and ab.\nWrite more of the id.");
    }

    @Test
    void anIdAndALabelOfOneRevisionAreNotAmbiguous() {
        assertThat(new Journey("cafe1 [cafeteria]").resolve("", "caf")).isEqualTo("cafe1");
    }

    @Test
    void aBranchDecidesBetweenBeginnings() {
        assertThat(new Journey("ab1 [x]", "ab2 [y]").resolve("", "y@ab")).isEqualTo("ab2");
    }

    @Test
    void anUnknownNameBringsTheNearest() {
        assertThat(names.resolve("", "cort"))
                .isEqualTo("Cannot resolve 'cort': no revision or branch label begins with 'cort'.\n"
                        + "Did you mean cart? `mvn migrate:history` lists every revision.");
        assertThat(names.resolve("", "zzz@head"))
                .isEqualTo("Cannot resolve 'zzz@head': no revision or branch label begins with 'zzz'.\n"
                        + "`mvn migrate:history` lists every revision.");
    }

    @Test
    void aMessageSaysWhatARevisionIsFor() {
        var history = RevisionGraph.of(List.of(
                new Revision(new RevisionId("3f2a"), "add invoice", List.of(), List.of(), List.of(), "a.sql"),
                new Revision(new RevisionId("9c1d"), "add tax", List.of(), List.of(), List.of(), "b.sql")));

        assertThatThrownBy(() -> new PathFinder(history).upgrade(Heads.none(), Target.Symbol.HEAD))
                .hasMessage("Cannot upgrade to 'head': there are 2 heads, 3f2a (add invoice) and 9c1d (add tax).\n"
                        + "Join them with `mvn migrate:merge`, or apply both with -Dtarget=heads.");
    }

    @Test
    void currentIsTheRows() {
        assertThat(Histories.branches().resolve("c1 d2", "current")).isEqualTo("c1 d2");
        assertThat(Histories.branches().resolve("c1 d2", "one@current")).isEqualTo("c1");
    }

    @Test
    void stepsCountFromTheRows() {
        assertThat(Histories.line().resolve("b2", "-1")).isEqualTo("a1");
        assertThat(Histories.line().resolve("b2", "+1")).isEqualTo("c3");
    }

    @Test
    void tipsAreTheRowsAndTheLinesTheyStandOn() {
        var paths = new PathFinder(Graphs.graph("x1", "x1 <- x2", "y1", "y1 <- y2 {x1}", "y2 <- y3"));

        assertThat(paths.tips(Graphs.heads("y3"))).isEqualTo(Graphs.heads("x1 y3"));
        assertThat(paths.applied(Graphs.heads("y2"))).hasSize(3);
    }

    @Test
    void isAtHeadWhenNothingIsLeftToApply() {
        var paths = new PathFinder(Graphs.graph("x1", "x1 <- x2", "y1", "y1 <- y2 {x2}"));

        assertThat(paths.atHead(Graphs.heads("y2"))).isTrue();
        assertThat(paths.atHead(Graphs.heads("x2 y1"))).isFalse();
        assertThat(paths.atHead(Heads.none())).isFalse();
    }
}
