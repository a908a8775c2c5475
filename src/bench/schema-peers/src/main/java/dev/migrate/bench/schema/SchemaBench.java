package dev.migrate.bench.schema;

import java.nio.file.Path;
import java.util.Optional;

/** {@code SchemaBench <top of the project> <directory> score|time [options]}. */
final class SchemaBench {

    private SchemaBench() {}

    public static void main(String[] args) throws Exception {
        Path top = Path.of(args[0]);
        Path directory = Path.of(args[1]).toAbsolutePath();
        Options options = Options.parse(args, 3);
        Optional<String> url = options.get("url");
        try (BenchServer server = url.isPresent() ? BenchServer.at(url.get()) : BenchServer.start(directory)) {
            switch (args[2]) {
                case "score" -> new Score(top, directory, options).run(server);
                case "time" -> new Times(directory, options).run(server);
                default -> throw new IllegalArgumentException("No command '" + args[2] + "'");
            }
        }
    }
}
