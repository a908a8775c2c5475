package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StampCasesTest {

    @Test
    void isOneStepThatRunsNothing() {
        var paths = new PathFinder(Graphs.graph("a", "a <- b"));

        assertThat(paths.stamp(Graphs.heads("a"), List.of(Target.parse("b"))))
                .isEqualTo(List.of(new Step.Stamp(
                        Graphs.heads("a").ids(), Graphs.heads("b").ids())));
        assertThat(paths.stamp(Graphs.heads("b"), List.of(Target.parse("b")))).isEmpty();
    }

    @Test
    void movesOneBranch() {
        assertThat(Histories.branches().stamp("c2 d1", "two@head")).isEqualTo("d1,d2");
        assertThat(Histories.branches().stamp("c2 d1", "one@base")).isEqualTo("c2");
        assertThat(Histories.branches().stamp("c2 d1", "b0")).isEqualTo("b0");
        assertThat(Histories.branches().stamp("d2", "d1")).isEqualTo("d1,d2");
        assertThat(Histories.twoLines().stamp("x2", "y1")).isEqualTo("x2,y1");
        assertThat(Histories.line().stamp("b2", "+1")).isEqualTo("c3");
    }

    @Test
    void movesSeveralBranchesAtOnce() {
        assertThat(Histories.branches().stamp("b0", "d1", "d2")).isEqualTo("d1,d2");
        assertThat(Histories.merge().stamp("m1", "d1", "d2")).isEqualTo("d1,d2");
        assertThat(Histories.twoLines().stamp("x1 y2", "heads")).isEqualTo("x2,y2");
    }

    @Test
    void forgetsEverythingAtTheBase() {
        assertThat(Histories.twoLines().stamp("x2 y2", "base")).isEqualTo("none");
    }

    @Test
    void joinsTheSidesOfAMerge() {
        assertThat(Histories.merge().stamp("c2 d1", "two@head")).isEqualTo("n1");
    }

    @Test
    void keepsTheOtherSideOfAMergeItGoesBelow() {
        assertThat(Histories.merge().stamp("m1", "c2")).isEqualTo("c2,d1");
    }

    @Test
    void keepsABranchThatOnlyDependsOnTheTarget() {
        assertThat(Histories.dependencyOnAHead().stamp("y3", "acct@head")).isEqualTo("y3");
        assertThat(Histories.dependency().stamp("x2 y3", "x1")).isEqualTo("y3");
    }

    @Test
    void takesABranchBackToWhereItNoLongerDependsOnWhatIsGone() {
        assertThat(Histories.dependency().stamp("x2 y3", "x@base")).isEqualTo("y1");
        assertThat(Histories.dependencyOnAHead().stamp("y3", "x1")).isEqualTo("x1,y1");
    }

    @Test
    void refusesTargetsThatRuleEachOtherOut() {
        assertThat(Histories.merge().stamp("m1", "d1", "c1"))
                .isEqualTo("Cannot stamp 'c1' and 'd1' together: with the database at 'c1', d1 is not applied.\n"
                        + "Stamp only the one that the database is really at.");
        assertThat(Histories.twoLines().stamp("x2 y2", "base", "y1"))
                .isEqualTo("Cannot stamp 'base' and 'y1' together: with the database at 'base', y1 is not applied.\n"
                        + "Stamp only the one that the database is really at.");
    }

    @Test
    void namesTheHeadsWhenHeadIsNotOne() {
        assertThat(Histories.branches().stamp("d2", "head"))
                .isEqualTo("Cannot stamp 'head': there are 2 heads, d1 and d2.\n"
                        + "Stamp both with -Drevisions=heads, or name one of them.");
    }

    @Test
    void setsOverlappingRowsRight() {
        assertThat(Histories.branches().stamp("b0 c1", "c1")).isEqualTo("c1");
    }

    @Test
    void refusesRowsThatNoFileDeclares() {
        assertThat(Histories.line().stamp("zz", "base"))
                .isEqualTo("The database is at zz, which no revision file declares.\n"
                        + "Bring back the files that do, or give up what they say with `mvn migrate:stamp -Dpurge`.");
    }
}
