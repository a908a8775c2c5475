package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryCasesTest {

    @Test
    void listsTheNewestFirstWithBothEnds() {
        assertThat(Histories.line().history("", ":")).isEqualTo("d4 c3 b2 a1");
        assertThat(Histories.line().history("", "b2:d4")).isEqualTo("d4 c3 b2");
        assertThat(Histories.line().history("", "c3:")).isEqualTo("d4 c3");
        assertThat(Histories.line().history("", ":b2")).isEqualTo("b2 a1");
    }

    @Test
    void startsOrEndsAtTheRows() {
        assertThat(Histories.line().history("b2", "current:")).isEqualTo("d4 c3 b2");
        assertThat(Histories.line().history("b2", ":current")).isEqualTo("b2 a1");
        assertThat(Histories.line().history("", ":current")).isEmpty();
    }

    @Test
    void countsBackFromTheEnd() {
        assertThat(Histories.line().history("c3", "-1:current")).isEqualTo("c3 b2");
        assertThat(Histories.line().history("", "-1:")).isEqualTo("d4 c3");
        assertThat(Histories.line().history("", "-9:c3")).isEqualTo("c3 b2 a1");
    }

    @Test
    void countsOnFromTheStart() {
        assertThat(Histories.line().history("", ":+2")).isEqualTo("b2 a1");
        assertThat(Histories.line().history("", "b2:+1")).isEqualTo("c3 b2");
    }

    @Test
    void bringsWhatDependsOnTheStart() {
        assertThat(Histories.dependencyOnAHead().history("", "x1:")).isEqualTo("y3 y2 x2 x1");
        assertThat(Histories.dependencyOnAHead().history("", "acct:net@head")).isEqualTo("y3 y2 x2 x1");
    }

    @Test
    void bringsTheDependenciesOfABranch() {
        assertThat(Histories.dependency().history("", "y@base:")).isEqualTo("y3 y2 y1 x1");
        assertThat(Histories.dependency().history("", "x@base:")).isEqualTo("x2 x1");
    }

    @Test
    void refusesAStartThatDoesNotLeadToTheEnd() {
        assertThat(Histories.line().history("", "d4:b2"))
                .isEqualTo("The range 'd4:b2' is empty: d4 does not lead to 'b2'.\nWrite the older end first.");
    }

    @Test
    void refusesToCountBothEndsFromEachOther() {
        assertThat(Histories.line().history("", "-1:+1"))
                .isEqualTo("The range '-1:+1' counts both ends from each other.\nName one of them.");
    }
}
