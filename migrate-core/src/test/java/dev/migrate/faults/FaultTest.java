package dev.migrate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.embedded.EmbeddedPostgres;
import dev.migrate.embedded.EmbeddedPostgres.Durability;
import dev.migrate.revision.Target;
import dev.migrate.runner.StepFailedException;
import dev.migrate.testing.Project;
import dev.migrate.testing.Relay;
import dev.migrate.testing.Schema;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A history of 60 steps, some of them with concurrent builds and backfills in batches, under faults at random moments.
 * The short form runs with every build; {@code -Pfaults} runs 100 kills, 20 restarts, 25 rounds of 8 runners, 20
 * silent connections, 60 sessions and 30 lock sessions that somebody ends, and 10 rows that are changed by hand.
 */
@ExtendWith(TestServer.class)
class FaultTest {

    private static final int STEPS = 60;
    private static final boolean FULL = Boolean.getBoolean("faults");
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());

    private final Random random = new Random(SEED);
    private final Path base;

    FaultTest(@TempDir Path base) {
        this.base = base;
    }

    @Test
    void aKilledRunLeavesTheTruthAndTheNextOneComesToTheSameEnd(TestDatabase whole, TestDatabase database)
            throws IOException, InterruptedException {
        writeHistory(new Project(base, whole)).migrate().upgrade(Target.parse("head"));
        Schema expected = Schema.of(whole);
        int interrupted = 0;
        for (int round = 1; round <= (FULL ? 100 : 4); round++) {
            clear(database);
            Process runner = Runner.start(base, database);
            Thread.sleep(300 + random.nextInt(1500));
            runner.destroyForcibly().waitFor();
            interrupted += isAtHead(database) ? 0 : 1;

            new Project(base, database).migrate().upgrade(Target.parse("head"));

            assertThat(Schema.of(database)).as(told(round)).isEqualTo(expected);
            assertBooksAreTrue(database, round);
        }
        assertThat(interrupted).as(told(0)).isPositive();
    }

    @Test
    void aServerThatGoesDownUnderARunLeavesTheTruth(TestDatabase whole) throws IOException, InterruptedException {
        writeHistory(new Project(base, whole)).migrate().upgrade(Target.parse("head"));
        Schema expected = Schema.of(whole);
        Path directory = base.resolve("server");
        for (int round = 1; round <= (FULL ? 20 : 2); round++) {
            EmbeddedPostgres server = EmbeddedPostgres.open(TestServer.home(), directory, Durability.FULL);
            TestDatabase database = database(server);
            clear(database);
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
                try {
                    new Project(base, database).migrate().upgrade(Target.parse("head"));
                } catch (MigrateException serverGone) {
                    assertThat(serverGone.hint()).isNotEmpty();
                }
            });
            Thread.sleep(100 + random.nextInt(600));
            crash(directory);
            run.join();
            server.close();

            try (EmbeddedPostgres again = EmbeddedPostgres.open(TestServer.home(), directory, Durability.FULL)) {
                TestDatabase restarted = database(again);
                new Project(base, restarted).migrate().upgrade(Target.parse("head"));
                assertThat(Schema.of(restarted)).as(told(round)).isEqualTo(expected);
                assertBooksAreTrue(restarted, round);
            }
        }
    }

    @Test
    void ofEightRunnersAtOnceOneWorksAndTheOthersFindNothingToDo(TestDatabase database) {
        writeHistory(new Project(base, database));
        for (int round = 1; round <= (FULL ? 25 : 2); round++) {
            clear(database);
            List<CompletableFuture<Integer>> runs = IntStream.range(0, 8)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> new Project(base, database)
                            .migrate()
                            .upgrade(Target.parse("head"))
                            .steps()
                            .size()))
                    .toList();
            assertThat(runs.stream().map(CompletableFuture::join))
                    .as(told(round))
                    .containsExactlyInAnyOrder(STEPS, 0, 0, 0, 0, 0, 0, 0);
            assertBooksAreTrue(database, round);
        }
    }

    @Test
    void aConnectionThatFallsSilentLeavesTheTruth(TestDatabase database) throws IOException, InterruptedException {
        writeHistory(new Project(base, database));
        for (int round = 1; round <= (FULL ? 20 : 1); round++) {
            clear(database);
            try (Relay relay = new Relay(Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1")))) {
                String url = database.url().replaceAll(":\\d+/", ":" + relay.port() + "/") + "?tcp_user_timeout=1500";
                TestDatabase distant = new TestDatabase(url, database.user(), database.password());
                CompletableFuture<Void> run = CompletableFuture.runAsync(() -> upgradeOrFail(distant));
                Thread.sleep(100 + random.nextInt(1500));
                relay.fallSilent();
                run.join();
                finish(database, round);
            }
        }
    }

    @Test
    void aSessionThatSomebodyEndsLeavesTheTruth(TestDatabase database) throws InterruptedException {
        writeHistory(new Project(base, database));
        for (int round = 1; round <= (FULL ? 60 : 3); round++) {
            clear(database);
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
                StepFailedException failure = upgradeOrFail(database);
                if (failure != null && failure.problem().contains("Read over a new connection")) {
                    assertThat(failure.kept()).hasSize(finished(database));
                }
            });
            Thread.sleep(100 + random.nextInt(1500));
            end(database, "order by random() limit 1");
            run.join();
            finish(database, round);
        }
    }

    @Test
    void aLockSessionThatSomebodyEndsLetsNobodyIn(TestDatabase database) throws InterruptedException {
        writeHistory(new Project(base, database));
        for (int round = 1; round <= (FULL ? 30 : 2); round++) {
            clear(database);
            List<CompletableFuture<Void>> runs = new ArrayList<>();
            runs.add(CompletableFuture.runAsync(() -> upgradeOrFail(database)));
            Thread.sleep(100 + random.nextInt(1000));
            end(database, "and state = 'idle in transaction'");
            runs.add(CompletableFuture.runAsync(() -> upgradeOrFail(database)));
            runs.forEach(CompletableFuture::join);
            finish(database, round);
        }
    }

    @Test
    void rowsThatAreChangedByHandLeaveNoStepDoneTwice(TestDatabase database) throws InterruptedException {
        writeHistory(new Project(base, database));
        for (int round = 1; round <= (FULL ? 10 : 1); round++) {
            clear(database);
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> upgradeOrFail(database));
            Thread.sleep(300 + random.nextInt(1000));
            if (database.tables().contains("migrate_version")) {
                database.execute(
                        random.nextBoolean()
                                ? "delete from migrate_version"
                                : "update migrate_version set version_num = 's2'");
            }
            run.join();
            if (finished(database) > 0) {
                database.execute("delete from migrate_version; insert into migrate_version "
                        + "select revision from migrate_log where finished_at is not null order by id desc limit 1");
            }
            finish(database, round);
        }
    }

    private @Nullable StepFailedException upgradeOrFail(TestDatabase database) {
        try {
            new Project(base, database).migrate().upgrade(Target.parse("head"));
            return null;
        } catch (StepFailedException failed) {
            return failed;
        } catch (MigrateException refused) {
            assertThat(refused.hint()).isNotEmpty();
            return null;
        }
    }

    private static int finished(TestDatabase database) {
        return database.tables().contains("migrate_log")
                ? Integer.parseInt(database.query("select count(*) from migrate_log where finished_at is not null")
                        .get(0))
                : 0;
    }

    private static void end(TestDatabase database, String which) {
        database.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and "
                + "application_name = 'migrate' " + which);
    }

    private void finish(TestDatabase database, int round) {
        new Project(base, database).migrate().upgrade(Target.parse("head"));
        assertBooksAreTrue(database, round);
    }

    /** Each revision was applied exactly once and to its end; backfills have reached every row. */
    private static void assertBooksAreTrue(TestDatabase database, int round) {
        assertThat(database.query("select version_num from migrate_version")).containsExactly("s" + STEPS);
        assertThat(database.query("select count(*), count(distinct revision), count(finished_at) from migrate_log"))
                .as(told(round))
                .containsExactly(STEPS + "|" + STEPS + "|" + STEPS);
        assertThat(database.query("select count(*) from t0 where x is null")).containsExactly("0");
        assertThat(database.query("select count(*) from pg_index where not indisvalid"))
                .containsExactly("0");
        assertThat(database.query("select count(*) from marks"))
                .as(told(round))
                .containsExactly(Integer.toString(STEPS - 1));
    }

    private static Project writeHistory(Project project) {
        project.revision(
                "s1",
                "",
                "create table t0 (id int primary key, x int); create table marks (step int);\n"
                        + "insert into t0 select generate_series(1, 500);",
                "drop table t0, marks;");
        for (int n = 2; n <= STEPS; n++) {
            String mark = "insert into marks values (" + n + ");\nselect pg_sleep(0.01);\n";
            if (n % 6 == 4) {
                project.java("s" + n, "s" + (n - 1), inJava(n, mark), "op.execute(\"drop table t" + n + "\");");
                continue;
            }
            project.revision("s" + n, "s" + (n - 1), mark + work(n), "delete from marks where step = " + n + ";");
        }
        return project;
    }

    private static String inJava(int n, String mark) {
        return """
                op.execute(\"""
                    %1$s\""");
                op.execute("create table t%2$d (id int, word text)");
                op.autocommit("analyze t%2$d");
                op.batch(() -> {
                    var rows = op.query("select id from t0 where id not in (select id from t%2$d) order by id limit 200");
                    for (Row row : rows) {
                        op.execute("insert into t%2$d (id) values (" + row.integer("id") + ")");
                    }
                    return rows.size();
                });
                op.execute("create index concurrently j%2$d on t%2$d (id)");
                op.execute("alter table t%2$d add unique (id)");
                """.formatted(mark, n);
    }

    private static String work(int n) {
        return switch (n % 6) {
            case 0 -> "create index concurrently i" + n + " on t0 (x, id);\ncreate table t" + n + " (id int);";
            case 3 ->
                "-- migrate: repeat\nupdate t0 set x = id where id in (select id from t0 where x is null limit 40);\n"
                        + "create table t" + n + " (id int);";
            default -> "create table t" + n + " (id int primary key, word text);\ncreate index on t" + n + " (word);";
        };
    }

    private static boolean isAtHead(TestDatabase database) {
        return database.tables().contains("migrate_version")
                && database.query("select version_num from migrate_version").equals(List.of("s" + STEPS));
    }

    private static void clear(TestDatabase database) {
        database.execute("drop schema public cascade; create schema public");
    }

    private static TestDatabase database(EmbeddedPostgres server) {
        return new TestDatabase(server.jdbcUrl(EmbeddedPostgres.DATABASE), EmbeddedPostgres.USER, server.password());
    }

    /** Ends the server at once, as a crash does; it recovers from its log at the next start. */
    private static void crash(Path directory) throws IOException, InterruptedException {
        String pid =
                Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
    }

    private static String told(int round) {
        return "round " + round + ", -Dfaults.seed=" + SEED;
    }
}
