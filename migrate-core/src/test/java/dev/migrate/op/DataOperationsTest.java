package dev.migrate.op;

import static dev.migrate.op.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows and the values in them. */
@ExtendWith(TestServer.class)
class DataOperationsTest {

    private static final String HARD = "it's \\ \t a\n\"b\" \\N \r \\. {,} ünï🐘";

    private final TestDatabase database;
    private final Scenario scenario;

    DataOperationsTest(TestDatabase database, TestInfo test) {
        this.database = database;
        this.scenario = new Scenario(database, test);
    }

    @AfterEach
    void asInItsGoldenFile() {
        scenario.isGolden();
    }

    @Test
    void bulkInsertOfAFew() {
        scenario.given("create schema billing; create table billing.account ("
                        + "id bigint generated always as identity, email text, at timestamptz default 'epoch')")
                .upgrade(op -> {
                    op.bulkInsert(
                            "billing.account",
                            List.of("id", "email", "at"),
                            List.of(
                                    row(1, "ann@x", sql("default")),
                                    row(2, HARD, sql("timestamptz 'infinity'")),
                                    row(-3, null, Optional.empty())));
                    op.bulkInsert(
                            "billing.account",
                            List.of(Map.of("id", 4, "email", "d@x"), Map.of("email", "e@x", "id", 5)));
                    op.bulkInsert("billing.account", List.of("id"), List.of());
                    op.bulkInsert("billing.account", List.of());
                    op.restartIdentity("billing.account", "id");
                    op.execute("insert into billing.account (email) values ('f@x')");
                })
                .shows("select id, to_json(email), extract(epoch from at) from billing.account order by id");
    }

    @Test
    void bulkInsertOfMany() {
        scenario.given("create table account (id bigint generated always as identity, email text, at timestamptz)")
                .upgrade(op -> op.bulkInsert(
                        "account",
                        List.of("id", "email", "at"),
                        IntStream.rangeClosed(1, 102)
                                .mapToObj(id -> id == 101
                                        ? row(id, "now", sql("'epoch'::timestamptz"))
                                        : row(id, id == 1 ? HARD : id == 2 ? null : "", Instant.ofEpochSecond(id)))))
                .shows("select count(*), count(email), sum(id), to_json(min(email) filter (where id = 1)),"
                        + " max(extract(epoch from at)) filter (where id = 101) from account");
    }

    /** As INSERT and as COPY. */
    @Test
    void valuesOfJava() {
        List<List<? extends @Nullable Object>> rows = List.of(
                of("integer", -7),
                of("bigint", Long.MIN_VALUE),
                of("smallint", (short) 3),
                of("numeric", new BigDecimal("1.50")),
                of("numeric", new BigDecimal("1E+3")),
                of("numeric", new BigInteger("123456789012345678901234567890")),
                of("double precision", Double.MIN_VALUE),
                of("double precision", Double.NEGATIVE_INFINITY),
                of("real", Float.NaN),
                of("real", 0.1f),
                of("boolean", true),
                of("text", HARD),
                of("char(1)", '\''),
                of("uuid", UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8")),
                of("bytea", new byte[] {0, '\\', (byte) 0xFF}),
                of("date", LocalDate.of(2026, 11, 20)),
                of("date", LocalDate.of(12026, 1, 2)),
                of("date", LocalDate.of(-43, 3, 15)),
                of("date", LocalDate.MAX),
                of("time", LocalTime.of(23, 59, 59, 999_999_000)),
                of("timetz", OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHoursMinutes(-3, -30))),
                of("timestamp", LocalDateTime.of(2026, 11, 20, 9, 24)),
                of("timestamptz", Instant.parse("2026-11-20T09:24:00.000001Z")),
                of("timestamptz", OffsetDateTime.of(2026, 11, 20, 9, 24, 1, 0, ZoneOffset.ofHours(2))),
                of("timestamptz", LocalDateTime.of(2026, 7, 1, 9, 24).atZone(ZoneId.of("Europe/Berlin"))),
                of("timestamptz", Instant.MIN),
                of("interval", Duration.ofSeconds(-3661, 500_000_000)),
                of("interval", Period.of(1, -2, 3)),
                of("text", TimeUnit.DAYS),
                of("jsonb", "{\"a\": [1, \"b\\\\\"]}"),
                of("integer[]", new int[] {1, -2}),
                of("integer[]", new Integer[] {1, null}),
                of("integer[]", new int[][] {{1, 2}, {3, 4}}),
                of("text[]", List.of(HARD, "", "null", "a,b", "{}")),
                of("text[]", Arrays.asList("a", null)),
                of("text[]", List.of()),
                of("bytea[]", List.of(new byte[] {1}, new byte[] {2})),
                of("date[]", List.of(LocalDate.of(2026, 1, 2))),
                of("double precision[]", new double[] {1.5, Double.NaN}));
        scenario.given("create table copied (number int, type text, given text); create table value (like copied)")
                .upgrade(op -> {
                    op.execute("set timezone to 'UTC'; set client_min_messages to warning");
                    for (int i = 0; i < rows.size(); i++) {
                        String type = String.valueOf(rows.get(i).get(0));
                        op.execute("create temp table typed (v " + type + ")");
                        op.execute("insert into typed values (?)", rows.get(i).get(1));
                        op.execute("insert into value select ?, ?, v::text from typed", i, type);
                        op.execute("drop table typed");
                    }
                    op.bulkInsert(
                            "copied",
                            List.of("number", "type", "given"),
                            IntStream.range(0, 101)
                                    .mapToObj(i -> i < rows.size()
                                            ? row(
                                                    i,
                                                    rows.get(i).get(0),
                                                    rows.get(i).get(1))
                                            : row(null, null, null)));
                    op.execute("""
                            do $$
                            declare
                              row copied;
                            begin
                              for row in select * from copied where number is not null loop
                                execute format('insert into value select %s, %L, (%L::%s)::text',
                                               row.number, row.type, row.given, row.type);
                              end loop;
                            end
                            $$""");
                })
                .shows("select distinct number, type, to_json(given)::text from value order by number");
        assertThat(database.query("select count(*), count(distinct (number, given)) from value"))
                .as("one value from both ways")
                .containsExactly(2 * rows.size() + "|" + rows.size());
    }

    @Test
    void executeAndValues() {
        scenario.given("create table account (id int, email text, data jsonb)")
                .upgrade(op -> {
                    op.execute("""
                            -- several at once
                            insert into account values (1, 'a; b', '{"x": 1}');
                            -- migrate: autocommit
                            insert into account values (2, 'c?', null);
                            copy account from stdin;
                            3\td\t\\N
                            \\.
                            """);
                    op.execute(
                            "update account set email = ?, id = id -? where data ?? ? and id = any(?)",
                            "it's",
                            -1,
                            "x",
                            List.of(1, 2));
                    op.execute("update account set data = ?::jsonb where email = 'c?' and ? is null", "[]", null);
                    op.autocommit("vacuum account;");
                    op.execute("do $$ begin perform '?'; end $$");
                })
                .shows("select * from account order by id");
    }

    @Test
    void manyRowsTravelInPieces() {
        int[] statements = {0};
        int[] longest = {0};
        new BulkInsert("account", List.of("id", "email"), statement -> {
                    statements[0]++;
                    longest[0] = Math.max(
                            longest[0],
                            statement.copyData().orElseThrow().toString().length());
                })
                .take(IntStream.range(0, 200_000)
                        .mapToObj(id -> row(id, "ann@example.org"))
                        .iterator());
        assertThat(statements[0]).isEqualTo(5);
        assertThat(longest[0]).isBetween(1024 * 1024, 1024 * 1024 + 100);
    }

    private static List<@Nullable Object> of(String type, Object value) {
        return row(type, value);
    }
}
