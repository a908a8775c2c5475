package dev.migrate.bench.schema;

import com.google.gson.Gson;
import dev.migrate.testing.random.RandomSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** The same without what only some tools compare at all: tables, keys, indexes, sequences and views are left. */
    PLAIN {
        @Override
        List<Pair> pairs(Path top, LongStream seeds, int major) {
            return seeds.mapToObj(seed -> new Pair(
                            "plain",
                            "plain seed " + seed,
                            plain(RandomSchema.of(seed, major)),
                            plain(RandomSchema.of(-seed, major))))
                    .toList();
        }
    };

    private static final Pattern PLAINLY = Pattern.compile(
            "(?is)\\s*(create schema |create table |create (unique )?index |create sequence |create view "
                    + "|alter table \\S+ add (constraint \\S+ )?(primary key|unique|foreign key)).*");
    private static final Pattern NOT_PLAIN = Pattern.compile(
            "(?is).*( partition (by|of) | inherits ?\\(| like |exclude| check ?\\(| generated always as \\(| with \\("
                    + "| collate | nulls not distinct| include ?\\(| using (gin|gist|brin|hash|spgist)).*");

    /** The pairs of this set. */
    abstract List<Pair> pairs(Path top, LongStream seeds, int major) throws IOException;

    /** What of a schema is plain; what stands on something else is refused by the server, and so left out as well. */
    private static String plain(String sql) {
        return Stream.of(sql.split(";\n"))
                .filter(statement -> PLAINLY.matcher(statement).matches())
                .filter(statement -> !NOT_PLAIN.matcher(statement).matches())
                .collect(Collectors.joining(";\n", "", ";\n"));
    }
}
