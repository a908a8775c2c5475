package dev.migrate.bench.schema;

import com.google.gson.Gson;
import dev.migrate.testing.random.RandomSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Where pairs of schemas come from. */
enum PairSet {

    /** Written by hand, each about one attribute of one kind of object; there and back. */
    SMALL {
        @Override
        List<Pair> pairs(Path top, LongStream seeds, int major) throws IOException {
            Gson gson = new Gson();
            try (Stream<String> lines =
                    Files.lines(top.resolve("migrate-core/src/test/resources/schemas/pairs.jsonl"))) {
                return lines.map(line -> gson.fromJson(line.replace("\"new\":", "\"now\":"), Pair.class))
                        .flatMap(pair -> Stream.of(pair, pair.reversed()))
                        .toList();
            }
        }
    },

    /** Made by chance, out of all kinds of objects. */
    RANDOM {
        @Override
        List<Pair> pairs(Path top, LongStream seeds, int major) {
            return seeds.mapToObj(seed -> new Pair(
                            "random", "seed " + seed, RandomSchema.of(seed, major), RandomSchema.of(-seed, major)))
                    .toList();
        }
    },

    /** The same without what only some tools compare at all. */
    PLAIN {
        @Override
        List<Pair> pairs(Path top, LongStream seeds, int major) {
            return seeds.mapToObj(seed -> new Pair(
                            "plain",
                            "plain seed " + seed,
                            PlainSchema.of(RandomSchema.of(seed, major)),
                            PlainSchema.of(RandomSchema.of(-seed, major))))
                    .toList();
        }
    };

    /** The pairs of this set. */
    abstract List<Pair> pairs(Path top, LongStream seeds, int major) throws IOException;
}
