package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UpgradeCasesTest {

    @Test
    void goesSoManyStepsUpFromTheRow() {
        assertThat(Histories.line().upgrade("a1", "+2")).isEqualTo("b2 c3 -> c3");
        assertThat(Histories.line().upgrade("", "+1")).isEqualTo("a1 -> a1");
    }

    @Test
    void countsFromAnyPlace() {
        assertThat(Histories.line().upgrade("a1", "b2+1")).isEqualTo("b2 c3 -> c3");
        assertThat(Histories.line().upgrade("a1", "d4-2")).isEqualTo("b2 -> b2");
        assertThat(Histories.line().upgrade("", "base+1")).isEqualTo("a1 -> a1");
        assertThat(Histories.line().upgrade("a1", "b2+0")).isEqualTo("b2 -> b2");
    }

    @Test
    void refusesToCountPastTheEnd() {
        assertThat(Histories.line().upgrade("b2", "+9"))
                .isEqualTo("Cannot upgrade to '+9': there are not that many revisions after b2.\n"
                        + "`mvn migrate:history` lists every revision.");
        assertThat(Histories.line().upgrade("a1", "head+1"))
                .isEqualTo("Cannot upgrade to 'head+1': there are not that many revisions after d4.\n"
                        + "`mvn migrate:history` lists every revision.");
    }

    @Test
    void refusesToLeadDown() {
        assertThat(Histories.line().upgrade("b2", "-1"))
                .isEqualTo("Cannot upgrade to '-1': it leads down.\nUse `mvn migrate:downgrade -Dtarget=-1`.");
    }

    @Test
    void refusesToGoNowhere() {
        assertThat(Histories.line().upgrade("b2", "current"))
                .isEqualTo("Cannot upgrade to 'current': the database is there already.\n"
                        + "Name a revision, a label, heads or base.");
    }

    @Test
    void hasNothingToDoForWhatIsApplied() {
        assertThat(Histories.line().upgrade("c3", "a1")).isEqualTo("-> c3");
        assertThat(Histories.line().upgrade("c3", "base")).isEqualTo("-> c3");
    }

    @Test
    void hasNothingToDoWithoutRevisions() {
        assertThat(new Journey().upgrade("", "head")).isEqualTo("-> none");
        assertThat(new Journey().upgrade("", "heads")).isEqualTo("-> none");
    }

    @Test
    void namesTheHeadsWhenHeadIsNotOne() {
        var history = new Journey("a", "a <- b", "a <- c");

        assertThat(history.upgrade("", "head"))
                .isEqualTo("Cannot upgrade to 'head': there are 2 heads, b and c.\n"
                        + "Join them with `mvn migrate:merge`, or apply both with -Dtarget=heads.");
        assertThat(history.upgrade("", "a@head"))
                .isEqualTo("Cannot upgrade to 'a@head': there are 2 heads, b and c.\n"
                        + "Join them with `mvn migrate:merge`, or apply both with -Dtarget=a@heads.");
    }

    @Test
    void offersTheLabelOfAHead() {
        assertThat(Histories.branches().upgrade("b0", "head"))
                .isEqualTo("Cannot upgrade to 'head': there are 2 heads, d1 and d2.\n"
                        + "Join them with `mvn migrate:merge`, apply both with -Dtarget=heads,"
                        + " or one with -Dtarget=one@head.");
    }

    @Test
    void namesTheForkOnTheWay() {
        assertThat(Histories.branches().upgrade("b0", "+1"))
                .isEqualTo("Cannot upgrade to '+1': at b0 the way forks to c1 and c2.\n"
                        + "Name the revision to go to, or its branch, as in -Dtarget=one@+1.");
        assertThat(Histories.twoLines().upgrade("", "+1"))
                .isEqualTo("Cannot upgrade to '+1': at base the way forks to x1 and y1.\n"
                        + "Name the revision to go to, or its branch, as in -Dtarget=x@+1.");
    }

    @Test
    void namesTheRowsWhenItCannotCountFromOne() {
        assertThat(Histories.branches().upgrade("c1 c2", "+1"))
                .isEqualTo("Cannot upgrade to '+1': the database is at 2 revisions, c1 and c2.\n"
                        + "Say which one to count from, as in -Dtarget=c1@+1.");
    }

    @Test
    void finishesOneBranchAfterTheOther() {
        assertThat(Histories.branches().upgrade("a0", "heads")).isEqualTo("b0 c2 d2 c1 d1 -> d1,d2");
        assertThat(Histories.twoLines().upgrade("", "heads")).isEqualTo("y1 y2 x1 x2 -> x2,y2");
    }

    @Test
    void followsOneBranch() {
        assertThat(Histories.branches().upgrade("c2", "one@head")).isEqualTo("c1 d1 -> c2,d1");
        assertThat(Histories.branches().upgrade("c1 c2", "two@+1")).isEqualTo("d2 -> c1,d2");
        assertThat(Histories.twoLines().upgrade("", "x@+1")).isEqualTo("x1 -> x1");
    }

    @Test
    void startsABranchWhereTheRowsLeaveIt() {
        assertThat(Histories.branches().upgrade("c1", "two@+1")).isEqualTo("c2 -> c1,c2");
        assertThat(Histories.dependency().upgrade("y3", "x@+1")).isEqualTo("x2 -> x2,y3");
    }

    @Test
    void oneStepTowardsARevisionMayBeCountedFromBase() {
        assertThat(Histories.branches().upgrade("", "c2@+3")).isEqualTo("a0 b0 c2 -> c2");
    }

    @Test
    void bringsBothSidesOfAMerge() {
        assertThat(Histories.merge().upgrade("b0", "n1")).isEqualTo("c2 d2 c1 d1 m1 n1 -> n1");
        assertThat(Histories.merge().upgrade("d1", "+1")).isEqualTo("c2 d2 m1 -> m1");
    }

    @Test
    void absorbsTheRowOfADependency() {
        assertThat(Histories.dependency().upgrade("", "y@head")).isEqualTo("x1 y1 y2 y3 -> y3");
        assertThat(Histories.dependency().upgrade("y3", "heads")).isEqualTo("x2 -> x2,y3");
        assertThat(Histories.dependency().upgrade("x2 y1", "y2")).isEqualTo("y2 -> x2,y2");
    }

    @Test
    void ordersLinesThatDependOnEachOther() {
        assertThat(Histories.crossing().upgrade("", "heads")).isEqualTo("a1 a2 b1 b2 b3 a3 -> a3,b3");
    }

    @Test
    void givesASecondMergeARowOfItsOwn() {
        assertThat(Histories.twoMerges().upgrade("", "heads")).isEqualTo("a b2 b1 m2 n2 m1 n1 -> n1,n2");
        assertThat(Histories.mergeBelowAHead().upgrade("a1 b3", "m")).isEqualTo("a2 m -> b3,m");
        assertThat(Histories.mergeBelowAHead().upgrade("m", "b3")).isEqualTo("b3 -> b3,m");
    }

    @Test
    void mergesThreeLinesOfWhichOthersGoOn() {
        assertThat(Histories.mergeOfThree().upgrade("b1 b2 d3", "d1")).isEqualTo("c2 c1 d1 -> d1,d3");
        assertThat(Histories.mergeOfThree().upgrade("d1 d3", "d2")).isEqualTo("d2 -> d1,d2,d3");
    }

    @Test
    void headsOfABranchMayDependOnEachOther() {
        var history = new Journey("a [all]", "a <- b", "a <- c {b}");

        assertThat(history.upgrade("", "all@heads")).isEqualTo("a b c -> c");
    }

    @Test
    void refusesRowsThatOverlap() {
        assertThat(Histories.branches().upgrade("b0 c1", "heads"))
                .isEqualTo("The version rows overlap: b0 comes before c1, so it must not have a row of its own.\n"
                        + "Set the rows right with `mvn migrate:stamp -Drevisions=c1`.");
    }

    @Test
    void refusesRowsThatNoFileDeclares() {
        assertThat(Histories.line().upgrade("a1 zz", "head"))
                .isEqualTo("The database is at zz, which no revision file declares.\n"
                        + "Bring back the files that do, or give up what they say with `mvn migrate:stamp -Dpurge`.");
    }
}
