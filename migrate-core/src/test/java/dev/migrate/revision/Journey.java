package dev.migrate.revision;

import dev.migrate.MigrateException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commands on one history, answered in a line: the ids that run, in order, and the rows afterwards, as in
 * {@code c1 d1 -> c2,d1}; or the whole refusal.
 */
final class Journey {

    private final PathFinder paths;

    Journey(String... lines) {
        this.paths = new PathFinder(Graphs.graph(lines));
    }

    String upgrade(String rows, String target) {
        Heads from = Graphs.heads(rows);
        return told(() -> outcome(from, paths.upgrade(from, Target.parse(target))));
    }

    String downgrade(String rows, String target) {
        Heads from = Graphs.heads(rows);
        return told(() -> outcome(from, paths.downgrade(from, Target.parse(target))));
    }

    String stamp(String rows, String... targets) {
        Heads from = Graphs.heads(rows);
        return told(() -> rows(paths.after(
                from, paths.stamp(from, Stream.of(targets).map(Target::parse).toList()))));
    }

    String history(String rows, String range) {
        return told(() -> Graphs.words(paths.history(TargetRange.parse(range), Graphs.heads(rows)).stream()
                .map(Revision::id)));
    }

    String resolve(String rows, String target) {
        return told(() -> Graphs.words(paths.resolve(Target.parse(target), Graphs.heads(rows)).stream()));
    }

    private static String outcome(Heads from, List<Step> steps) {
        Heads rows = from;
        for (Step step : steps) {
            rows = rows.after(step);
        }
        return (Graphs.words(steps.stream().map(Journey::revision)) + " -> " + rows(rows)).strip();
    }

    private static RevisionId revision(Step step) {
        return step instanceof Step.Upgrade upgrade
                ? upgrade.revision().id()
                : ((Step.Downgrade) step).revision().id();
    }

    private static String rows(Heads rows) {
        return rows.isEmpty()
                ? "none"
                : rows.ids().stream().map(RevisionId::value).collect(Collectors.joining(","));
    }

    private static String told(Supplier<String> answer) {
        try {
            return answer.get();
        } catch (MigrateException refusal) {
            return refusal.problem() + "\n" + refusal.hint();
        }
    }
}
