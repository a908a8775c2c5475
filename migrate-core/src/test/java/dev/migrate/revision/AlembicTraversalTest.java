package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.Gson;
import dev.migrate.MigrateException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * 600 random histories with 2,882 commands, answered by Alembic 1.19.2. Ours must run the same revisions in an order
 * that holds, leave the same rows and refuse the same commands. Where we differ on purpose, the difference has a name,
 * and it must still occur; the page of differences has the same names.
 */
class AlembicTraversalTest {

    record History(List<Node> graph, List<Command> steps) {}

    record Node(String id, List<String> down, List<String> depends, List<String> labels) {

        Revision revision() {
            return new Revision(new RevisionId(id), "", ids(down), depends, labels, id + ".sql");
        }
    }

    /** A command and Alembic's answer. */
    record Command(
            String cmd, String target, List<String> from, boolean ok, List<List<String>> plan, List<String> heads) {

        Heads rows() {
            return Heads.of(ids(from));
        }

        Optional<Answer> answer() {
            return ok
                    ? Optional.of(new Answer(
                            plan.stream().map(step -> String.join(" ", step)).toList(), Heads.of(ids(heads))))
                    : Optional.empty();
        }
    }

    /** What was run, in order, and the rows afterwards. */
    record Answer(List<String> plan, Heads rows) {

        boolean agreesWith(Answer other) {
            return Set.copyOf(plan).equals(Set.copyOf(other.plan)) && rows.equals(other.rows);
        }
    }

    /** One command with both answers; an empty answer is a refusal. */
    record Comparison(RevisionGraph graph, Command command, Optional<Answer> ours, Optional<Answer> alembic) {

        boolean agree() {
            return ours.isPresent() == alembic.isPresent()
                    && ours.map(answer -> answer.agreesWith(alembic.orElseThrow()))
                            .orElse(true);
        }

        boolean isDowngrade() {
            return command.cmd().equals("downgrade");
        }

        boolean isStamp() {
            return command.cmd().equals("stamp");
        }

        /** The place behind {@code X@}. */
        Optional<Target> placeOnBranch() {
            return Target.parse(command.target()) instanceof Target.OnBranch on
                    ? Optional.of(on.place())
                    : Optional.empty();
        }

        Set<RevisionId> rowsThatOnlyAlembicDrops() {
            Set<RevisionId> dropped = new HashSet<>(command.rows().ids());
            dropped.removeAll(alembic.orElseThrow().rows().ids());
            dropped.retainAll(ours.orElseThrow().rows().ids());
            return dropped;
        }
    }

    record Difference(String name, int count, Predicate<Comparison> applies) {}

    private static final List<Difference> DIFFERENCES = List.of(
            new Difference(
                    "X@base keeps the roots of other branches",
                    13,
                    c -> c.isDowngrade()
                            && c.placeOnBranch().equals(Optional.of(Target.Symbol.BASE))
                            && c.ours().isPresent()
                            && Set.copyOf(c.alembic().orElseThrow().plan())
                                    .containsAll(c.ours().orElseThrow().plan())),
            new Difference(
                    "X@-N goes down the line it counts on",
                    5,
                    c -> c.isDowngrade()
                            && c.placeOnBranch().orElse(null) instanceof Target.Offset offset
                            && offset.isRelative()
                            && c.ours().isPresent()
                            && c.alembic().isEmpty()),
            new Difference(
                    "downgrade X@REV is refused when REV is not on X",
                    6,
                    c -> c.isDowngrade()
                            && c.placeOnBranch().orElse(null) instanceof Target.Named
                            && c.ours().isEmpty()
                            && c.alembic().isPresent()),
            new Difference(
                    "X@heads may depend on each other",
                    1,
                    c -> c.command().cmd().equals("upgrade")
                            && c.placeOnBranch().equals(Optional.of(Target.Symbol.HEADS))
                            && c.ours().isPresent()
                            && c.alembic().isEmpty()),
            new Difference(
                    "stamp keeps a branch that only depends on the target",
                    3,
                    c -> c.isStamp()
                            && c.rowsThatOnlyAlembicDrops().stream()
                                    .anyMatch(row -> dependsOnButDoesNotFollow(c.graph(), row, c.command()))),
            new Difference(
                    "stamp keeps what a dropped row stood on",
                    2,
                    c -> c.isStamp()
                            && c.rowsThatOnlyAlembicDrops().isEmpty()
                            && c.ours()
                                    .orElseThrow()
                                    .rows()
                                    .ids()
                                    .containsAll(
                                            c.alembic().orElseThrow().rows().ids())),
            new Difference(
                    "stamp heads keeps a head that is reached already",
                    1,
                    c -> c.isStamp()
                            && c.command().target().equals("heads")
                            && c.graph().effectiveHeads().containsAll(c.rowsThatOnlyAlembicDrops())
                            && !c.rowsThatOnlyAlembicDrops().isEmpty()));

    @Test
    void answersAsAlembicDoesButForTheNamedDifferences() throws IOException {
        int agreeing = 0;
        Map<String, Integer> differing = new LinkedHashMap<>();
        for (History history : histories()) {
            var graph = RevisionGraph.of(
                    history.graph().stream().map(Node::revision).toList());
            for (Command command : history.steps()) {
                var comparison = new Comparison(graph, command, answer(graph, command), command.answer());
                if (comparison.agree()) {
                    agreeing++;
                } else {
                    differing.merge(nameOf(comparison), 1, Integer::sum);
                }
            }
        }
        assertThat(differing)
                .isEqualTo(DIFFERENCES.stream().collect(Collectors.toMap(Difference::name, Difference::count)));
        assertThat(agreeing).isEqualTo(2851);
    }

    @Test
    void everyNamedDifferenceIsDocumented() throws IOException {
        String page = Files.readString(Path.of("../src/site/markdown/differences-from-alembic.md"));

        assertThat(DIFFERENCES)
                .allSatisfy(difference ->
                        assertThat(page).contains("| " + difference.name() + " | " + difference.count() + " |"));
    }

    private static String nameOf(Comparison comparison) {
        return DIFFERENCES.stream()
                .filter(difference -> difference.applies().test(comparison))
                .map(Difference::name)
                .findFirst()
                .orElseGet(() -> fail("Not a difference of ours that has a name: " + comparison.command() + "\nours: "
                        + comparison.ours() + "\nhistory: "
                        + comparison.graph().revisions()));
    }

    private static Optional<Answer> answer(RevisionGraph graph, Command command) {
        var paths = new PathFinder(graph);
        Target target = Target.parse(command.target());
        List<Step> steps;
        try {
            steps = switch (command.cmd()) {
                case "upgrade" -> paths.upgrade(command.rows(), target);
                case "downgrade" -> paths.downgrade(command.rows(), target);
                default -> paths.stamp(command.rows(), List.of(target));
            };
        } catch (MigrateException refused) {
            return Optional.empty();
        }
        Set<RevisionId> applied = new PlanOracle(graph).run(command.rows(), steps);
        Heads rows = paths.after(command.rows(), steps);
        assertThat(paths.applied(rows)).describedAs(command.toString()).isEqualTo(applied);
        return Optional.of(new Answer(
                steps.stream()
                        .map(AlembicTraversalTest::words)
                        .flatMap(Optional::stream)
                        .toList(),
                rows));
    }

    private static Optional<String> words(Step step) {
        if (step instanceof Step.Upgrade upgrade) {
            return Optional.of("up " + upgrade.revision().id());
        }
        return step instanceof Step.Downgrade downgrade
                ? Optional.of("down " + downgrade.revision().id())
                : Optional.empty();
    }

    private static boolean dependsOnButDoesNotFollow(RevisionGraph graph, RevisionId row, Command command) {
        RevisionId place = new PathFinder(graph)
                .resolve(Target.parse(command.target()), command.rows())
                .iterator()
                .next();
        return graph.allLinks().ancestors(Set.of(row)).contains(place)
                && !graph.parentLinks().ancestors(Set.of(row)).contains(place);
    }

    private static List<RevisionId> ids(List<String> names) {
        return names.stream().map(RevisionId::new).toList();
    }

    private static List<History> histories() throws IOException {
        List<History> histories = new ArrayList<>();
        InputStream zipped = Objects.requireNonNull(
                AlembicTraversalTest.class.getResourceAsStream("/revision/alembic-traversal.jsonl.gz"));
        var text = new InputStreamReader(new GZIPInputStream(zipped), StandardCharsets.UTF_8);
        try (var lines = new BufferedReader(text)) {
            lines.lines().map(line -> new Gson().fromJson(line, History.class)).forEach(histories::add);
        }
        return histories;
    }
}
