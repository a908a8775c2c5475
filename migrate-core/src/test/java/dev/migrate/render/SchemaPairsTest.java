package dev.migrate.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.diff.Differ;
import dev.migrate.testing.SchemaDump;
import dev.migrate.testing.SchemaRows;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small schemas that differ in one attribute of one kind of object: each becomes the other, and itself again. */
@ExtendWith(TestServer.class)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class SchemaPairsTest {

    /** With {@code empty} any row would be in the way of the change. */
    record Pair(String kind, String name, String old, String now, boolean empty) {
        @Override
        public String toString() {
            return kind + ": " + name;
        }
    }

    /** One of each attribute, and what random schemas have found. */
    static Stream<Pair> pairs() throws IOException {
        return Stream.concat(pairs("/schemas/pairs.jsonl"), pairs("/schemas/found.jsonl"));
    }

    private static Stream<Pair> pairs(String resource) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SchemaPairsTest.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            Gson gson = new Gson();
            return lines
                    .lines()
                    .map(line -> line.replace("\"new\":", "\"now\":"))
                    .map(line -> gson.fromJson(line, Pair.class))
                    .toList()
                    .stream();
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "create table t (a int) partition by list (a)",
                        "create table t (a bigint) partition by list (a)",
                        "column public.t.a would have to change its type, and table public.t is partitioned by it"),
                Arguments.of(
                        "create type e as enum ('a', 'b'); create table t (a e, b e) partition by list (b)",
                        "create type e as enum ('b', 'a'); create table t (a e, b e) partition by list (b)",
                        "column public.t.b would have to change its type, and table public.t is partitioned by it"),
                Arguments.of(
                        "create type c as (a int); create table t of c",
                        "create type c as (a bigint); create table t of c",
                        "type public.c would have to be made anew, and table public.t is a table of it"),
                Arguments.of(
                        "create type e as enum ('a', 'b'); create type c as (a e); create table t of c",
                        "create type e as enum ('b', 'a'); create type c as (a e); create table t of c",
                        "type public.c would have to be made anew, and table public.t is a table of it"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("refused")
    void whatCannotBeDoneIsRefused(String old, String now, String message, TestDatabase left, TestDatabase right) {
        Catalog before = new SchemaWork(left).load(old).catalog();
        Catalog after = new SchemaWork(right).load(now).catalog();
        assertThat(catchThrowable(() -> Differ.diff(before, after)))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void oneBecomesTheOtherAndItselfAgain(Pair pair, TestDatabase left, TestDatabase right) {
        SchemaWork old = new SchemaWork(left);
        SchemaWork now = new SchemaWork(right);
        assumeTrue(old.canLoad(pair.old()) && now.canLoad(pair.now()), "this build of PostgreSQL has no lz4");
        Catalog before = old.catalog();
        Catalog after = now.catalog();
        String dumpBefore = SchemaDump.unordered(left);
        String dumpAfter = SchemaDump.unordered(right);

        if (pair.name().equals("plain -> partitioned")) {
            assertThat(catchThrowable(() -> Differ.diff(before, after)))
                    .isInstanceOf(MigrateException.class)
                    .hasMessageContaining("table public.pt would have to be partitioned by RANGE (k)");
            return;
        }
        SchemaRows rows = new SchemaRows(left);
        if (!pair.empty()) {
            rows.seed();
        }
        Map<String, String> kept = rows.counted();
        List<Fragment> up = SqlRenderer.render(Differ.diff(before, after));
        List<Fragment> down = SqlRenderer.render(Differ.diff(after, before));
        old.run(up);
        assertThat(SchemaDump.unordered(left)).as("%s", SchemaWork.text(up)).isEqualTo(dumpAfter);
        Map<String, String> still = rows.counted();
        kept.keySet().retainAll(still.keySet());
        assertThat(still).as("%s", SchemaWork.text(up)).containsAllEntriesOf(kept);
        assertThat(Differ.diff(old.catalog(), after)).isEmpty();
        old.run(down);
        assertThat(SchemaDump.unordered(left)).as("%s", SchemaWork.text(down)).isEqualTo(dumpBefore);
        assertThat(Differ.diff(old.catalog(), before)).isEmpty();
    }
}
