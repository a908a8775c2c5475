package dev.migrate.bench.schema;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code SchemaBench <top of the project> <directory> score|time|report [options]}. */
final class SchemaBench {

    private SchemaBench() {}

    public static void main(String[] args) throws Exception {
        Path top = Path.of(args[0]);
        Path directory = Path.of(args[1]).toAbsolutePath();
        Options options = Options.parse(args, 3);
        if (args[2].equals("report")) {
            report(directory, options);
            return;
        }
        Optional<String> url = options.get("url");
        try (BenchServer server = url.isPresent() ? BenchServer.at(url.get()) : BenchServer.start(directory)) {
            switch (args[2]) {
                case "score" -> new Score(top, directory, options).run(server);
                case "time" -> new Times(directory, options).run(server);
                default -> throw new IllegalArgumentException("No command '" + args[2] + "'");
            }
        }
    }

    /** The tables of outcomes that are written down already. */
    private static void report(Path directory, Options options) throws IOException {
        Gson gson = new Gson();
        List<Outcome> outcomes = new ArrayList<>();
        for (String file : options.get("outcomes", Score.OUTCOMES).split(",")) {
            for (String line : Files.readAllLines(directory.resolve(file))) {
                outcomes.add(gson.fromJson(line, Outcome.class));
            }
        }
        new ScoreTables(outcomes).print(System.out);
    }
}
