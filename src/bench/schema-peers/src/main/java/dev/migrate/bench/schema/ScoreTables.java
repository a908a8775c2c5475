package dev.migrate.bench.schema;

import dev.migrate.bench.schema.Outcome.Verdict;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outcomes as tables in Markdown. */
record ScoreTables(List<Outcome> outcomes) {

    private static final int COMMONEST = 8;

    void print(PrintStream out) {
        for (PairSet set : PairSet.values()) {
            List<Outcome> ofSet = outcomes.stream().filter(o -> o.set() == set).toList();
            if (!ofSet.isEmpty()) {
                out.println("## " + set + "\n");
                counts(out, ofSet);
                if (set == PairSet.SMALL) {
                    byKind(out, ofSet);
                }
                reasons(out, ofSet);
            }
        }
    }

    private static List<String> tools(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::tool).distinct().toList();
    }

    private static void counts(PrintStream out, List<Outcome> outcomes) {
        out.println("| | pairs | converged | of these over rows | of these with rows lost | ran, but differs "
                + "| refused by the server | no script | lines still there | median s |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (String tool : tools(outcomes)) {
            List<Outcome> own =
                    outcomes.stream().filter(o -> o.tool().equals(tool)).toList();
            List<Double> seconds =
                    own.stream().map(Outcome::seconds).filter(s -> s > 0).sorted().toList();
            long differing = own.stream().mapToLong(Outcome::differing).sum();
            long left = own.stream().mapToLong(Outcome::left).sum();
            out.printf(
                    "| %s | %d | **%d** | %d | %d | %d | %d | %d | %.1f %% | %.2f |%n",
                    tool,
                    own.size(),
                    count(own, o -> o.verdict() == Verdict.CONVERGED),
                    count(own, o -> o.verdict() == Verdict.CONVERGED && o.overRows()),
                    count(own, o -> o.verdict() == Verdict.CONVERGED && !o.lost().isEmpty()),
                    count(own, o -> o.verdict() == Verdict.DIFFERS),
                    count(own, o -> o.verdict() == Verdict.FAILED),
                    count(own, o -> o.verdict() == Verdict.REFUSED),
                    differing == 0 ? 0 : 100.0 * left / differing,
                    seconds.isEmpty() ? 0 : seconds.get(seconds.size() / 2));
        }
        out.println();
    }

    private static long count(List<Outcome> outcomes, Predicate<Outcome> which) {
        return outcomes.stream().filter(which).count();
    }

    private static void byKind(PrintStream out, List<Outcome> outcomes) {
        List<String> tools = tools(outcomes);
        out.println("| converged | pairs | " + String.join(" | ", tools) + " |");
        out.println("|---|---|" + "---|".repeat(tools.size()));
        Map<String, List<Outcome>> kinds =
                outcomes.stream().collect(Collectors.groupingBy(Outcome::kind, TreeMap::new, Collectors.toList()));
        kinds.forEach((kind, own) -> {
            String cells = tools.stream()
                    .map(tool -> own.stream()
                            .filter(o -> o.tool().equals(tool) && o.verdict() == Verdict.CONVERGED)
                            .count())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" | "));
            out.println("| " + kind + " | " + own.size() / tools.size() + " | " + cells + " |");
        });
        out.println();
    }

    private static void reasons(PrintStream out, List<Outcome> outcomes) {
        for (String tool : tools(outcomes)) {
            List<Outcome> own =
                    outcomes.stream().filter(o -> o.tool().equals(tool)).toList();
            commonest(out, tool + ", refused by the server", own, Verdict.FAILED, o -> Stream.of(plain(o.message())));
            commonest(out, tool + ", no script", own, Verdict.REFUSED, o -> Stream.of(plain(o.message())));
            commonest(out, tool + ", still differs in", own, Verdict.DIFFERS, o -> o.kinds().stream());
        }
    }

    private static void commonest(
            PrintStream out,
            String title,
            List<Outcome> outcomes,
            Verdict verdict,
            Function<Outcome, Stream<String>> reasons) {
        Map<String, Long> counts = outcomes.stream()
                .filter(o -> o.verdict() == verdict)
                .flatMap(reasons)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        if (!counts.isEmpty()) {
            out.println(title + ":");
            out.println();
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(COMMONEST)
                    .forEach(reason -> out.println("- " + reason.getValue() + " × " + reason.getKey()));
            out.println();
        }
    }

    /** A message without its names, so that those of one sort are one. */
    private static String plain(String message) {
        String first = message.replaceAll("\"[^\"]*\"", "\"…\"")
                .replaceAll("migrate_bench_\\w+|\\w+\\.\\S+", "…")
                .replaceAll("(cannot cast type|START value) .* (to|be) .*", "$1 …");
        return first.length() > 160 ? first.substring(0, 160) + "…" : first;
    }
}
