package dev.migrate.bench.schema;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Every tool on every pair of schemas; each outcome is a line of a file as soon as it is known. */
final class Score {

    static final String OUTCOMES = "outcomes.jsonl";

    private final Path top;
    private final Path directory;
    private final Options options;

    Score(Path top, Path directory, Options options) {
        this.top = top;
        this.directory = directory;
        this.options = options;
    }

    void run(BenchServer server) throws Exception {
        Duration limit = Duration.ofSeconds(options.number("limit", 60));
        long end = System.nanoTime() + Duration.ofMinutes(options.number("minutes", 60)).toNanos();
        Psql psql = new Psql(directory, limit);
        List<ToolProcess> tools = Stream.of(options.get("tools", String.join(",", ScriptTool.NAMES)).split(","))
                .map(tool -> new ToolProcess(tool, directory, limit))
                .toList();
        List<Outcome> outcomes = new ArrayList<>();
        Path file = directory.resolve(options.get("outcomes", OUTCOMES));
        try (Writer lines = Files.newBufferedWriter(file)) {
            for (String name : options.get("pairs", "small,plain,random").split(",")) {
                PairSet set = PairSet.valueOf(name.toUpperCase(Locale.ROOT));
                for (Pair pair : pairs(set, server.major())) {
                    if (System.nanoTime() > end) {
                        System.err.println("The time is over before " + pair.name());
                        break;
                    }
                    trial(server, psql, set, pair, tools).forEach(outcome -> {
                        outcomes.add(outcome);
                        write(lines, outcome);
                    });
                }
            }
        } finally {
            tools.forEach(ToolProcess::close);
            server.drop("filled");
            server.drop("wanted");
        }
        System.out.println("PostgreSQL " + server.version() + "\n");
        new ScoreTables(outcomes).print(System.out);
    }

    private List<Pair> pairs(PairSet set, int major) throws IOException {
        long first = options.number("first", 1);
        String only = options.get("only", "");
        return set.pairs(top, LongStream.range(first, first + options.number("seeds", 200)), major).stream()
                .filter(pair -> pair.name().contains(only))
                .toList();
    }

    private static List<Outcome> trial(
            BenchServer server, Psql psql, PairSet set, Pair pair, List<ToolProcess> tools) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (Trial trial = new Trial(server, psql, set, pair)) {
            for (ToolProcess tool : tools) {
                outcomes.add(trial.of(tool));
            }
        } catch (IllegalStateException e) {
            if (!String.valueOf(e.getMessage()).contains("lz4 not supported")) {
                throw e;
            }
            System.err.println("Left out, as this build of PostgreSQL has no lz4: " + pair.name());
        }
        return outcomes;
    }

    private static void write(Writer lines, Outcome outcome) {
        try {
            lines.write(new Gson().toJson(outcome) + "\n");
            lines.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
