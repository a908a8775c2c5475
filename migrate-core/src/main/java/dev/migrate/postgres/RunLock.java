package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.postgres.VersionTable.Presence;
import dev.migrate.sql.Statement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The right to change the schema, one run at a time: a transaction-level advisory lock on a connection of its own, from
 * before the version rows are read until the end. It is tried and polled, never waited for inside the server, because a
 * waiter would stand in the way of {@code CREATE INDEX CONCURRENTLY}; and a {@code SET LOCAL} follows it, because a
 * utility statement unpins the snapshot that would do the same. The server frees it when the connection ends, however it
 * ends.
 *
 * <p>A client that dies leaves its last message with the server, which goes on with it for a while after this lock is
 * free. So the session that works holds a second lock, which goes only with that session: see {@link #admit}.
 */
public final class RunLock implements AutoCloseable {

    private static final long POLL_MILLIS = 250;

    /** A transaction of any other level would keep its first snapshot, and a concurrent build would wait for it. */
    private static final Statement BEGIN = Statement.own("begin isolation level read committed");

    private final Session session;
    private final Tables tables;
    private final Duration patience;
    private final Statement unpin;
    private String presence = "";

    private RunLock(Session session, Tables tables, Duration patience) {
        this.session = session;
        this.tables = tables;
        this.patience = patience;
        this.unpin = Statement.own("set local idle_in_transaction_session_timeout = " + patience.toMillis());
    }

    /**
     * Takes the lock; waits while another run holds it.
     *
     * @param tables what the lock guards
     * @param limit how long to wait
     * @param waiting hears once, when it has to wait, who holds the lock
     * @throws MigrateException if the lock is still held when the limit has passed
     */
    public static RunLock take(Database database, Tables tables, Duration limit, Consumer<Holder> waiting) {
        Session session = database.connect();
        try {
            RunLock lock = new RunLock(session, tables, database.patience());
            lock.poll(session, lock.key(), lock::tryLock, limit, waiting);
            return lock;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * Waits until no session of an earlier run is at work any more, marks this one as being so, and reads what the database
     * knows then. Behind a pooler a session cannot be marked, and there is nothing to wait for.
     *
     * @param work the session that will work
     * @throws MigrateException if an earlier session is still at work when the limit has passed
     */
    public DatabaseState admit(Session work, Duration limit, Consumer<Holder> waiting) {
        Presence found = Presence.parse(presence, session);
        if (found.pooled()) {
            return DatabaseState.read(work, tables, found, List.of());
        }
        String tryLock = "select pg_catalog.pg_try_advisory_lock(" + workKey(tables) + ")";
        AtomicBoolean admitted = new AtomicBoolean();
        Session.Query attempt = new Session.Query(tryLock, row -> admitted.set(row.flag(1)));
        DatabaseState state = DatabaseState.read(work, tables, found, List.of(attempt));
        if (admitted.get()) {
            return state;
        }
        poll(
                work,
                workKey(tables),
                () -> work.query(tryLock, row -> row.flag(1)).get(0),
                limit,
                waiting);
        return DatabaseState.read(work, tables);
    }

    /**
     * An expression that a transaction takes the lock of the version rows with, so that it follows what an earlier run left
     * behind, and no other run comes between its first and its last statement.
     */
    public static String admission(Tables tables) {
        return "pg_catalog.pg_advisory_xact_lock(" + workKey(tables) + ")";
    }

    /** The same for as long as the session lasts. */
    public static String sessionAdmission(Tables tables) {
        return "pg_catalog.pg_advisory_lock(" + workKey(tables) + ")";
    }

    /**
     * Asks again and again. Who holds the lock is asked outside of a transaction: a concurrent build of the other run may wait
     * for every transaction that has looked at anything, and this one would wait for that build.
     */
    private void poll(Session asking, long key, BooleanSupplier attempt, Duration limit, Consumer<Holder> waiting) {
        long end = System.nanoTime() + limit.toNanos();
        Optional<Holder> told = Optional.empty();
        while (!attempt.getAsBoolean()) {
            Optional<Holder> holder = holder(asking, key, patience);
            if (System.nanoTime() > end) {
                throw new MigrateException(
                        "Another run still holds the lock of " + tables.version()
                                + holder.map(h -> ": " + h).orElse("") + ".",
                        "Wait for it and run this again, or raise migrate.lockWait."
                                + holder.map(h -> " If nobody is there any more, `" + h.end() + "` ends it.")
                                        .orElse(""));
            }
            if (holder.isPresent() && !told.map(holder.get()::saysNothingNew).orElse(false)) {
                waiting.accept(holder.get());
                told = holder;
            }
            pause();
        }
    }

    /**
     * Who holds the lock that transactions of a run take, where anybody does; see {@link #admission}.
     *
     * @param session any session of the same database
     */
    public static Optional<Holder> worker(Session session, Tables tables, Duration patience) {
        return holder(session, workKey(tables), patience);
    }

    /** Whether nobody holds that lock now. */
    public static boolean isFree(Session session, Tables tables) {
        return session.query("select pg_catalog.pg_try_advisory_xact_lock(" + workKey(tables) + ")", row -> row.flag(1))
                .get(0);
    }

    /** One round trip, whether the lock is free or not; with the lock comes what there is. */
    private boolean tryLock() {
        AtomicBoolean locked = new AtomicBoolean();
        Statement tryLock = Statement.own("select pg_catalog.pg_try_advisory_xact_lock(" + key() + ")");
        Statement look = Statement.own(new VersionTable(tables).presence());
        session.run(List.of(BEGIN, tryLock, look, unpin), (index, outcome) -> {
            if (index == 1) {
                locked.set(outcome.value().filter("t"::equals).isPresent());
            } else if (index == 2) {
                presence = outcome.value().orElseThrow();
            }
        });
        if (!locked.get()) {
            session.rollback();
        }
        return locked.get();
    }

    /** Of another role's session the server tells a role without privileges little more than that it is there. */
    private static Optional<Holder> holder(Session session, long key, Duration patience) {
        List<Holder> holders = new ArrayList<>();
        session.query(List.of(
                OwnQuery.SET_PATH,
                new Session.Query(
                        """
                        select a.pid, coalesce(a.application_name, ''), coalesce(a.usename, ''),
                               coalesce(host(a.client_addr), case when a.state is null then 'somewhere' else 'local' end),
                               coalesce(date_trunc('second', clock_timestamp() - coalesce(a.xact_start, a.state_change))::text,
                                 ''),
                               coalesce(a.state like 'idle%%'
                                 and clock_timestamp() - a.state_change > %d * interval '1 millisecond', false)
                          from pg_locks l join pg_stat_activity a using (pid)
                         where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                           and l.database = (select oid from pg_database where datname = current_database())
                           and (l.classid::bigint << 32 | l.objid::bigint) = %d""".formatted(patience.toMillis() / 2, key),
                        row -> holders.add(new Holder(
                                row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5), row.flag(6))))));
        return holders.stream().findFirst();
    }

    /**
     * How far a server process has come with an index, and who blocks it; empty where there is nothing to tell.
     *
     * @param backend the number of the server process
     */
    public String observe(int backend) {
        List<String> found = new ArrayList<>();
        session.query(
                List.of(OwnQuery.SET_PATH, new Session.Query("""
                select format('%%s: %%s %%%%', phase,
                              round(100.0 * greatest(blocks_done, tuples_done)
                                    / nullif(case when blocks_total > 0 then blocks_total else tuples_total end, 0)))
                  from pg_stat_progress_create_index
                 where pid = %1$d and blocks_total + tuples_total > 0
                union all
                select format('blocked by process %%s (%%s, user %%s, transaction open for %%s)', a.pid,
                              coalesce(nullif(a.application_name, ''), a.backend_type), a.usename,
                              date_trunc('second', clock_timestamp() - a.xact_start))
                  from unnest(pg_blocking_pids(%1$d)) as blocking (pid) join pg_stat_activity a using (pid)""".formatted(backend), row -> found.add(row.text(1)))));
        session.run(unpin);
        return String.join(", ", found);
    }

    /** The same number in every JVM for the same tables; advisory locks are per database already. */
    private long key() {
        return key("migrate:" + tables.version());
    }

    private static long workKey(Tables tables) {
        return key("migrate at work:" + tables.version());
    }

    private static long key(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS + ThreadLocalRandom.current().nextLong(POLL_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the lock", e);
        }
    }

    @Override
    public void close() {
        session.close();
    }

    /**
     * Who holds the lock.
     *
     * @param pid the server process
     * @param application the application's own name
     * @param user the database role
     * @param host the client's address
     * @param since how long the run has lasted, as PostgreSQL prints an interval
     * @param silent whether it is idle and has said nothing for longer than a run of Migrate ever does
     */
    public record Holder(int pid, String application, String user, String host, String since, boolean silent) {

        /** The statement that ends it. */
        public String end() {
            return "select pg_terminate_backend(" + pid + ")";
        }

        private boolean saysNothingNew(Holder before) {
            return pid == before.pid && silent == before.silent;
        }

        @Override
        public String toString() {
            String who = "process " + pid + " (" + application + ", user " + user + " from " + host
                    + (since.isEmpty() ? "" : ", for " + since) + ")";
            return silent ? who + ", which looks dead: `" + end() + "` ends it" : who;
        }
    }
}
