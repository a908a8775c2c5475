package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Sixteen times the history may take sixteen times as long, not two hundred and fifty-six. Times are processor time, the
 * best of several, and compared only with each other; a factor of six is left for caches and for the collector.
 */
class LinearTimeTest {

    private static final int SMALL = 1_000;
    private static final int FACTOR = 16;

    // r0 - r1 - r2 - ...
    @Test
    void aLongLine() {
        assertLinear(size -> history(size, number -> List.of(number - 1), number -> List.of()));
    }

    // r0 <-+- r1     all from one root
    //      +- r2 ...
    @Test
    void aWideFork() {
        assertLinear(size -> history(size, number -> List.of(0), number -> List.of()));
    }

    // two lines, each revision in need of the latest of the other
    @Test
    void twoLinesThatNeedEachOther() {
        assertLinear(size ->
                history(size, number -> number < 2 ? List.of() : List.of(number - 2), number -> List.of(number - 1)));
    }

    private static void assertLinear(IntFunction<List<Revision>> history) {
        List<Revision> small = history.apply(SMALL);
        List<Revision> large = history.apply(FACTOR * SMALL);
        upAndDown(large);
        assertThat(bestTime(large)).isLessThan(6 * FACTOR * bestTime(small));
    }

    private static long bestTime(List<Revision> revisions) {
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            long start = processorTime();
            upAndDown(revisions);
            best = Math.min(best, processorTime() - start);
        }
        return best;
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void upAndDown(List<Revision> revisions) {
        var paths = new PathFinder(RevisionGraph.of(revisions));
        List<Step> up = paths.upgrade(Heads.none(), Target.Symbol.HEADS);
        Heads top = Heads.of(((Step.Upgrade) up.get(up.size() - 1)).revision().id());
        assertThat(up.size()).isEqualTo(revisions.size());
        assertThat(paths.applied(top).size()).isPositive();
        assertThat(paths.history(TargetRange.all(), top).size()).isEqualTo(revisions.size());
        assertThat(paths.downgrade(top, Target.Symbol.BASE).size()).isPositive();
    }

    private static List<Revision> history(
            int size, IntFunction<List<Integer>> parents, IntFunction<List<Integer>> needs) {
        List<Revision> revisions = new ArrayList<>();
        revisions.add(new Revision(id(0), "", List.of(), List.of(), List.of(), "r0.sql"));
        for (int number = 1; number < size; number++) {
            List<RevisionId> downRevisions =
                    parents.apply(number).stream().map(LinearTimeTest::id).toList();
            List<String> dependsOn = needs.apply(number).stream()
                    .map(needed -> id(needed).value())
                    .toList();
            revisions.add(new Revision(id(number), "", downRevisions, dependsOn, List.of(), "r" + number + ".sql"));
        }
        return revisions;
    }

    private static RevisionId id(int number) {
        return new RevisionId("r" + number);
    }
}
