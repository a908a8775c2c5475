package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DowngradeCasesTest {

    @Test
    void goesBackToAPlaceHoweverItIsCounted() {
        assertThat(Histories.line().downgrade("d4", "b2")).isEqualTo("d4 c3 -> b2");
        assertThat(Histories.line().downgrade("d4", "a1+1")).isEqualTo("d4 c3 -> b2");
        assertThat(Histories.line().downgrade("d4", "c3-1")).isEqualTo("d4 c3 -> b2");
        assertThat(Histories.line().downgrade("d4", "-3")).isEqualTo("d4 c3 b2 -> a1");
    }

    @Test
    void goesBackToTheBase() {
        assertThat(Histories.line().downgrade("b2", "-2")).isEqualTo("b2 a1 -> none");
        assertThat(Histories.line().downgrade("b2", "a1-1")).isEqualTo("b2 a1 -> none");
        assertThat(Histories.twoLines().downgrade("x2 y2", "base")).isEqualTo("x2 x1 y2 y1 -> none");
    }

    @Test
    void hasNothingToDoWhereTheDatabaseIs() {
        assertThat(Histories.line().downgrade("b2", "b2")).isEqualTo("-> b2");
        assertThat(Histories.line().downgrade("", "base")).isEqualTo("-> none");
        assertThat(Histories.twoLines().downgrade("x2", "y@base")).isEqualTo("-> x2");
        assertThat(Histories.twoLines().downgrade("x2 y2", "x@head")).isEqualTo("-> x2,y2");
    }

    @Test
    void refusesToGoBackToWhatIsNotApplied() {
        assertThat(Histories.line().downgrade("b2", "d4"))
                .isEqualTo("Cannot downgrade to 'd4': d4 is not applied.\n"
                        + "`mvn migrate:current` shows what the database holds.");
        assertThat(Histories.branches().downgrade("d2", "c1"))
                .isEqualTo("Cannot downgrade to 'c1': c1 is not applied.\n"
                        + "`mvn migrate:current` shows what the database holds.");
    }

    @Test
    void refusesABranchOfWhichNothingIsApplied() {
        assertThat(Histories.branches().downgrade("d2", "one@b0"))
                .isEqualTo("Cannot downgrade to 'one@b0': nothing that follows it there is applied.\n"
                        + "`mvn migrate:current` shows what the database holds.");
        assertThat(Histories.twoLines().downgrade("x2", "y@-1"))
                .isEqualTo("Cannot downgrade to 'y@-1': nothing on that branch is applied.\n"
                        + "`mvn migrate:current` shows what the database holds.");
    }

    @Test
    void refusesToCountPastTheBase() {
        assertThat(Histories.line().downgrade("b2", "-9"))
                .isEqualTo("Cannot downgrade to '-9': there are not that many revisions before b2.\n"
                        + "`mvn migrate:history` lists every revision.");
        assertThat(Histories.line().downgrade("", "-1"))
                .isEqualTo("Cannot downgrade to '-1': nothing is applied.\n"
                        + "`mvn migrate:current` shows what the database holds.");
    }

    @Test
    void refusesToLeadUp() {
        assertThat(Histories.line().downgrade("b2", "+1"))
                .isEqualTo("Cannot downgrade to '+1': it leads up.\nUse `mvn migrate:upgrade -Dtarget=+1`.");
    }

    @Test
    void refusesSeveralPlaces() {
        assertThat(Histories.branches().downgrade("d1 d2", "heads"))
                .isEqualTo("Cannot downgrade to 'heads': these are 2 revisions, d1 and d2.\n"
                        + "Name the one to go back to, as in -Dtarget=d1.");
        assertThat(Histories.branches().downgrade("d1 d2", "head"))
                .isEqualTo("Cannot downgrade to 'head': there are 2 heads, d1 and d2.\n"
                        + "Name the revision to go back to, as in -Dtarget=d1.");
    }

    @Test
    void namesTheRowsWhenItCannotCountFromOne() {
        assertThat(Histories.branches().downgrade("d1 d2", "-1"))
                .isEqualTo("Cannot downgrade to '-1': the database is at 2 revisions, d1 and d2.\n"
                        + "Say which one to count from, as in -Dtarget=d1@-1.");
    }

    @Test
    void takesBackEveryBranchAboveAPlace() {
        assertThat(Histories.branches().downgrade("d1 d2", "a0")).isEqualTo("d1 c1 d2 c2 b0 -> a0");
        assertThat(Histories.branches().downgrade("d1 d2", "base+2")).isEqualTo("d1 c1 d2 c2 -> b0");
    }

    @Test
    void takesBackOneBranch() {
        assertThat(Histories.branches().downgrade("d1 d2", "one@-1")).isEqualTo("d1 -> c1,d2");
        assertThat(Histories.branches().downgrade("d1 d2", "one@head-1")).isEqualTo("d1 -> c1,d2");
        assertThat(Histories.branches().downgrade("c1 d2", "one@b0")).isEqualTo("c1 -> d2");
        assertThat(Histories.branches().downgrade("c1 d2", "two@b0")).isEqualTo("d2 c2 -> c1");
        assertThat(Histories.branches().downgrade("c1 d2", "d2-1")).isEqualTo("d2 -> c1,c2");
        assertThat(Histories.branches().downgrade("d1 d2", "c2@b0")).isEqualTo("d2 c2 -> d1");
        assertThat(Histories.branches().downgrade("d1 d2", "two@base+2")).isEqualTo("d2 c2 -> d1");
        assertThat(Histories.twoLines().downgrade("x2 y2", "x@base")).isEqualTo("x2 x1 -> y2");
    }

    @Test
    void keepsTheRootsThatAnotherBranchGrowsFrom() {
        assertThat(Histories.branches().downgrade("d1 d2", "two@base")).isEqualTo("d2 c2 -> d1");
        assertThat(Histories.branches().downgrade("d2", "two@base")).isEqualTo("d2 c2 b0 a0 -> none");
        assertThat(Histories.branches().downgrade("d1", "two@base")).isEqualTo("-> d1");
    }

    // a[x] <-+- b
    //        +- c
    @Test
    void goesDownTheLineItCountsOnThoughTheBranchForks() {
        var history = new Journey("a [x]", "a <- b", "a <- c");

        assertThat(history.downgrade("b", "x@-1")).isEqualTo("b -> a");
        assertThat(history.downgrade("b c", "x@-1"))
                .isEqualTo("Cannot downgrade to 'x@-1': the database is at 2 revisions, b and c.\n"
                        + "Say which one to count from, as in -Dtarget=b@-1.");
    }

    @Test
    void asksWhichSideWhenTheBranchItselfForks() {
        var history = new Journey("a [x]", "a <- b", "a <- c");

        assertThat(history.downgrade("b c", "x@a"))
                .isEqualTo("Cannot downgrade to 'x@a': the branch itself forks at a to b and c.\n"
                        + "Say which one to take back, as in -Dtarget=b@a,"
                        + " or leave the branch out to take back all.");
    }

    @Test
    void refusesAPlaceThatIsNotOnTheBranch() {
        assertThat(Histories.twoLines().downgrade("x2 y2", "x@y1"))
                .isEqualTo("Cannot downgrade to 'x@y1': y1 is not on that branch.\n"
                        + "Leave the branch out,"
                        + " or name a revision that comes before or after it by down-revisions.");
    }

    @Test
    void splitsAMergeIntoItsRows() {
        assertThat(Histories.merge().downgrade("m1", "d1")).isEqualTo("m1 -> d1,d2");
        assertThat(Histories.merge().downgrade("m1", "c1")).isEqualTo("m1 d1 -> c1,d2");
        assertThat(Histories.merge().downgrade("m1", "two@b0")).isEqualTo("m1 d2 c2 -> d1");
    }

    @Test
    void namesTheSidesOfAMergeOnTheWay() {
        assertThat(Histories.merge().downgrade("m1", "-1"))
                .isEqualTo("Cannot downgrade to '-1': at m1 the way forks to d1 and d2.\n"
                        + "Name the revision to go to, as in -Dtarget=d1.");
        assertThat(Histories.merge().downgrade("m1", "m1-1"))
                .isEqualTo("Cannot downgrade to 'm1-1': at m1 the way forks to d1 and d2.\n"
                        + "Name the revision to go to, as in -Dtarget=d1.");
    }

    @Test
    void givesBackTheRowOfADependency() {
        assertThat(Histories.dependency().downgrade("y3", "y1")).isEqualTo("y3 y2 -> x1,y1");
        assertThat(Histories.dependency().downgrade("y3", "y@base")).isEqualTo("y3 y2 y1 -> x1");
        assertThat(Histories.manyRoots().downgrade("am b1 d1", "d1@base")).isEqualTo("d1 -> am,b1,b2");
    }

    @Test
    void takesBackWhatDependsOnIt() {
        assertThat(Histories.dependency().downgrade("y3", "x@-1")).isEqualTo("y3 y2 x1 -> y1");
        assertThat(Histories.dependency().downgrade("x2 y3", "x@base")).isEqualTo("x2 y3 y2 x1 -> y1");
        assertThat(Histories.dependencyOnAHead().downgrade("y3", "acct@-1")).isEqualTo("y3 y2 x2 -> x1,y1");
        assertThat(Histories.dependencyTwice().downgrade("y4", "x2")).isEqualTo("y4 y3 y2 x3 -> x2,y1");
    }

    @Test
    void leavesARowToWhatStillStandsOnIt() {
        assertThat(Histories.dependency().downgrade("x2 y3", "x1")).isEqualTo("x2 -> y3");
        assertThat(Histories.crossing().downgrade("a3 b2", "b1")).isEqualTo("b2 -> a3");
        assertThat(Histories.dependencyTwice().downgrade("y4", "y3")).isEqualTo("y4 -> y3");
        assertThat(Histories.dependencyTwice().downgrade("y4", "y1")).isEqualTo("y4 y3 y2 -> x3,y1");
        assertThat(Histories.manyRoots().downgrade("am bm d1", "b2")).isEqualTo("bm -> am,b1,d1");
    }

    @Test
    void takesBackEveryMergeAboveAPlace() {
        assertThat(Histories.twoMerges().downgrade("n1 n2", "b1")).isEqualTo("n1 m1 n2 m2 -> b1,b2");
        assertThat(Histories.mergeBelowAHead().downgrade("b3 m", "a1")).isEqualTo("m a2 -> a1,b3");
        assertThat(Histories.mergeBelowAHead().downgrade("b3 m", "b2")).isEqualTo("b3 m -> a2,b2");
        assertThat(Histories.mergeWithItsDependency().downgrade("m", "a1")).isEqualTo("m -> b1");
        assertThat(Histories.mergeWithItsDependency().downgrade("m", "b1")).isEqualTo("m -> b1");
    }

    // found/run/alembic-overlapping-rows: Alembic leaves a1 beside b1, and then finds that the two overlap.
    //
    //   r1 --- a1 --- b1 --- m1
    //    |       `----------/
    //    `---- c1
    @Test
    void leavesNoRowToAParentOfAMergeThatAnotherParentStandsOn() {
        Journey history = new Journey("r1", "r1 <- a1", "a1 <- b1", "r1 <- c1", "b1,a1 <- m1");
        assertThat(history.upgrade("", "heads")).endsWith("-> c1,m1");
        assertThat(history.downgrade("c1 m1", "b1")).isEqualTo("m1 -> b1,c1");
        assertThat(history.upgrade("b1 c1", "heads")).isEqualTo("m1 -> c1,m1");
    }
}
