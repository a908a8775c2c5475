package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.postgres.RunLock.Holder;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServer.class)
@Timeout(60)
class RunLockTest {

    private static final Tables TABLES = Tables.STANDARD;

    private final TestDatabase test;
    private final Database database;
    private final List<Holder> waitedFor = new CopyOnWriteArrayList<>();

    RunLockTest(TestDatabase test) {
        this.test = test;
        this.database = new Database(ConnectionSettings.of(DatabaseUrl.parse(test.url()))
                .withUser(Optional.of(test.user()))
                .withPassword(Optional.of(new Password(test.password()))));
    }

    @Test
    void aSecondRunWaitsAndIsToldWhoHoldsTheLock() {
        RunLock first = take(Duration.ZERO);
        CompletableFuture<RunLock> second = CompletableFuture.supplyAsync(() -> take(Duration.ofMinutes(1)));
        while (waitedFor.isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(second).isNotDone();
        assertThat(waitedFor.get(0).toString())
                .matches("process \\d+ \\(migrate, user postgres from 127.0.0.1, for \\d\\d:\\d\\d:\\d\\d\\)");

        first.close();

        assertThat(second).succeedsWithin(1, TimeUnit.MINUTES);
        second.join().close();
    }

    @Test
    void whoHasWaitedLongEnoughGivesUp() {
        try (RunLock held = take(Duration.ZERO)) {
            MigrateException error = catchThrowableOfType(MigrateException.class, () -> take(Duration.ZERO));
            assertThat(error.problem())
                    .startsWith("Another run still holds the lock of public.migrate_version: process ");
            assertThat(held).isNotNull();
        }
    }

    @Test
    void otherVersionTablesHaveOtherLocks() {
        try (RunLock one = take(Duration.ZERO);
                RunLock other = RunLock.take(database, new Tables("app", "versions"), Duration.ZERO, waitedFor::add)) {
            assertThat(one).isNotSameAs(other);
        }
    }

    // The lock's transaction must not pin a snapshot, or the build would wait for it for ever.
    @Test
    void anIndexIsBuiltConcurrentlyWhileTheLockIsHeld() {
        test.execute("create table t (id int)");
        try (RunLock held = take(Duration.ZERO)) {
            test.execute("create index concurrently i on t (id)");
            assertThat(test.query("select indisvalid from pg_index where indexrelid = 'i'::regclass"))
                    .containsExactly("t");
            assertThat(test.query("select count(*) from pg_stat_activity where application_name = 'migrate' "
                            + "and datname = current_database() and backend_xmin is not null"))
                    .containsExactly("0");
            assertThat(held).isNotNull();
        }
    }

    @Test
    void theLockGoesWithItsConnection() {
        RunLock held = take(Duration.ZERO);
        test.query("select pg_terminate_backend(pid) from pg_stat_activity "
                + "where application_name = 'migrate' and datname = current_database()");
        take(Duration.ofMinutes(1)).close();
        held.close();
    }

    private RunLock take(Duration limit) {
        return RunLock.take(database, TABLES, limit, waitedFor::add);
    }
}
