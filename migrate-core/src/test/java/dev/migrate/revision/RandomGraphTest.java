package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every history, tried on random ones; the seed is the name of the test that fails. */
class RandomGraphTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyPlanHoldsAndEveryWayUpLeadsBackDown(long seed) {
        var random = new Random(seed);
        RevisionGraph graph = randomGraph(random, 1 + random.nextInt(25));
        var paths = new PathFinder(graph);
        var oracle = new PlanOracle(graph);
        Heads rows = Heads.none();
        for (int journey = 0; journey < 20; journey++) {
            Target place = new Target.Named(anyOf(graph, random).value());
            List<Step> plan = planOrNothing(paths, rows, place, random.nextInt(3));
            Set<RevisionId> applied = oracle.run(rows, plan);
            rows = paths.after(rows, plan);
            assertThat(paths.applied(rows)).isEqualTo(applied);
        }
        List<Step> up = paths.upgrade(rows, Target.Symbol.HEADS);
        oracle.run(rows, up);
        Heads top = paths.after(rows, up);
        assertThat(paths.atHead(top)).isTrue();
        assertThat(top.ids()).isEqualTo(graph.effectiveHeads());

        List<Step> down = paths.downgrade(top, Target.Symbol.BASE);
        assertThat(oracle.run(top, down)).isEmpty();
        assertThat(paths.after(top, down)).isEqualTo(Heads.none());
        assertThat(down).hasSize(graph.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aStampLeavesTheRowsThatRunningWouldLeave(long seed) {
        var random = new Random(seed);
        RevisionGraph graph = randomGraph(random, 1 + random.nextInt(25));
        var paths = new PathFinder(graph);
        Target start = new Target.Named(anyOf(graph, random).value());
        Heads rows = paths.after(Heads.none(), paths.upgrade(Heads.none(), start));
        Target place = new Target.Named(anyOf(graph, random).value());

        Heads stamped = paths.after(rows, paths.stamp(rows, List.of(place)));

        Heads lowered = paths.after(rows, planOrNothing(paths, rows, place, 1));
        assertThat(stamped).isEqualTo(paths.after(lowered, paths.upgrade(lowered, place)));
    }

    private static List<Step> planOrNothing(PathFinder paths, Heads rows, Target place, int kind) {
        try {
            return switch (kind) {
                case 0 -> paths.upgrade(rows, place);
                case 1 -> paths.downgrade(rows, place);
                default -> paths.stamp(rows, List.of(place));
            };
        } catch (MigrateException notApplied) {
            return List.of();
        }
    }

    private static RevisionId anyOf(RevisionGraph graph, Random random) {
        return graph.revisions().get(random.nextInt(graph.size())).id();
    }

    /** Each revision follows none to three earlier ones and depends on none to two. */
    private static RevisionGraph randomGraph(Random random, int size) {
        List<Revision> revisions = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            List<RevisionId> parents = new ArrayList<>(earlier(random, number, random.nextInt(8) == 0 ? 3 : 1));
            List<String> needs = random.nextInt(4) == 0
                    ? earlier(random, number, 2).stream().map(RevisionId::value).toList()
                    : List.of();
            RevisionId id = new RevisionId("r" + number + ".");
            revisions.add(new Revision(id, "", parents, needs, List.of(), id + "sql"));
        }
        return RevisionGraph.of(revisions);
    }

    private static Set<RevisionId> earlier(Random random, int number, int atMost) {
        Set<RevisionId> chosen = new HashSet<>();
        for (int i = 0; i < atMost && number > 0 && random.nextInt(8) > 0; i++) {
            int near = Math.max(0, number - 1 - random.nextInt(5));
            chosen.add(new RevisionId("r" + near + "."));
        }
        return chosen;
    }
}
