package dev.migrate.revision;

/** The small histories that the cases are told on. */
final class Histories {

    private Histories() {}

    // a1 - b2 - c3 - d4
    static Journey line() {
        return new Journey("a1", "a1 <- b2", "b2 <- c3", "c3 <- d4");
    }

    //           +- c1[one] - d1
    // a0 - b0 <-+
    //           +- c2[two] - d2
    static Journey branches() {
        return new Journey("a0", "a0 <- b0", "b0 <- c1 [one]", "c1 <- d1", "b0 <- c2 [two]", "c2 <- d2");
    }

    //           +- c1 ------ d1 -+
    // a0 - b0 <-+                +-> m1 - n1
    //           +- c2[two] - d2 -+
    static Journey merge() {
        return new Journey(
                "a0", "a0 <- b0", "b0 <- c1", "c1 <- d1", "b0 <- c2 [two]", "c2 <- d2", "d1,d2 <- m1", "m1 <- n1");
    }

    // x1[x] - x2
    // y1[y] - y2
    static Journey twoLines() {
        return new Journey("x1 [x]", "x1 <- x2", "y1 [y]", "y1 <- y2");
    }

    // x1[x] - x2
    //   :
    //   +. . .
    //        v
    // y1[y] - y2 - y3
    static Journey dependency() {
        return new Journey("x1 [x]", "x1 <- x2", "y1 [y]", "y1 <- y2 {x1}", "y2 <- y3");
    }

    // x1[acct] - x2
    //             :
    //             v
    // y1[net] --- y2 - y3
    static Journey dependencyOnAHead() {
        return new Journey("x1 [acct]", "x1 <- x2", "y1 [net]", "y1 <- y2 {x2}", "y2 <- y3");
    }

    // a1 - a2 - a3        a3 needs b1
    // b1 - b2 - b3        b2 needs a2
    static Journey crossing() {
        return new Journey("a1", "a1 <- a2", "a2 <- a3 {b1}", "b1", "b1 <- b2 {a2}", "b2 <- b3");
    }

    // x1 - x2 - x3
    // y1 - y2 - y3 - y4   y2 and y4 need x3
    static Journey dependencyTwice() {
        return new Journey("x1", "x1 <- x2", "x2 <- x3", "y1", "y1 <- y2 {x3}", "y2 <- y3", "y3 <- y4 {x3}");
    }

    //    +- b1 -+-> m1 - n1
    // a <+      X
    //    +- b2 -+-> m2 - n2
    static Journey twoMerges() {
        return new Journey("a", "a <- b1", "a <- b2", "b1,b2 <- m1", "m1 <- n1", "b1,b2 <- m2", "m2 <- n2");
    }

    // a1 - a2 ------+-> m
    // b1 - b2 - b3  |
    //       +-------+
    static Journey mergeBelowAHead() {
        return new Journey("a1", "a1 <- a2", "b1", "b1 <- b2", "b2 <- b3", "a2,b2 <- m");
    }

    // a1 ---------+-> m
    // b1 {a1} ----+
    static Journey mergeWithItsDependency() {
        return new Journey("a1", "b1 {a1}", "a1,b1 <- m");
    }

    // a1 - b1 - c1 -+
    // a2 - b2 - c2 -+-> d1    c2 - d2
    // a3 - b3 - c3 -+         c3 - d3
    static Journey mergeOfThree() {
        return new Journey(
                "a1",
                "a1 <- b1",
                "b1 <- c1",
                "a2",
                "a2 <- b2",
                "b2 <- c2",
                "a3",
                "a3 <- b3",
                "b3 <- c3",
                "c1,c2,c3 <- d1",
                "c2 <- d2",
                "c3 <- d3");
    }

    // a1, a2, a3 -> am
    // b1, b2     -> bm
    // d1 {a3, b2}
    static Journey manyRoots() {
        return new Journey("a1", "a2", "a3", "a1,a2,a3 <- am", "b1", "b2", "b1,b2 <- bm", "d1 {a3,b2}");
    }
}
