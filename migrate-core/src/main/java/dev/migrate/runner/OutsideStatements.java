package dev.migrate.runner;

import dev.migrate.postgres.Remains;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.runner.Cursor.Kind;
import dev.migrate.runner.Cursor.Place;
import dev.migrate.runner.Own.Purpose;
import dev.migrate.sql.ConcurrentStatement;
import dev.migrate.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs statements outside the transactions of the others: alone, or again and again until nothing is left to change. */
final class OutsideStatements {

    private static final Statement BEGIN = Statement.own("begin");
    private static final Statement COMMIT = Statement.own("commit");

    private final Session session;
    private final RunSettings settings;
    private final Kept kept;
    private final Consumer<? super RunEvent> listener;
    private @Nullable Place place;

    OutsideStatements(Session session, RunSettings settings, Kept kept, Consumer<? super RunEvent> listener) {
        this.session = session;
        this.kept = kept;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Runs a statement alone. What an earlier attempt left half done is cleared away first, and what this one leaves,
     * afterwards; a statement that was found done is not run.
     *
     * @throws ServerError if the server refuses it
     */
    void run(Unit.Alone alone) {
        place = alone.place();
        Optional<ConcurrentStatement> concurrent = ConcurrentStatement.of(alone.statement());
        boolean finished = alone.resumed() && concurrent.isPresent() && recover(alone, concurrent.get());
        if (finished) {
            return;
        }
        try {
            List<Place> before = new ArrayList<>();
            alone.before().forEach(own -> before.add(Place.own(alone.place().part(), own, Kind.BEFORE)));
            limits(concurrent.isPresent())
                    .forEach(own -> before.add(Place.own(alone.place().part(), own, Kind.BEFORE)));
            send(before);
            send(List.of(alone.place()));
            session.run(Statement.own("reset lock_timeout"), Statement.own("reset statement_timeout"));
        } catch (ServerError e) {
            if (!e.isConnectionLost()) {
                concurrent.ifPresent(statement -> recover(alone, statement));
            }
            throw e;
        }
    }

    /** Nothing may end a concurrent build halfway: a timeout would leave an invalid index. */
    private List<Own> limits(boolean concurrent) {
        if (concurrent) {
            return List.of(
                    Own.of(Purpose.LIMITS, "set lock_timeout = 0"),
                    Own.of(Purpose.LIMITS, "set statement_timeout = 0"));
        }
        return settings.statementTimeout().isZero()
                ? List.of()
                : List.of(Own.of(
                        Purpose.LIMITS,
                        "set statement_timeout = " + settings.statementTimeout().toMillis()));
    }

    /** Sends statements in one message, and remembers which one the server refuses. */
    private AtomicLong send(List<Place> places) {
        AtomicLong rows = new AtomicLong();
        place = places.get(0);
        try {
            session.run(places.stream().map(Place::statement).toList(), new Session.Listener() {
                @Override
                public void finished(int index, Session.Outcome outcome) {
                    rows.set(outcome.rows());
                }

                @Override
                public void notice(Session.Notice notice) {
                    listener.accept(RunEvent.Notice.of(notice));
                }
            });
        } catch (ServerError e) {
            place = Place.of(e, places);
            throw e;
        }
        return rows;
    }

    /** The statement that is meant to run, was sent last, or was refused by the server. */
    Place place() {
        return Objects.requireNonNull(place);
    }

    /** Clears away what the statement has left half done; tells whether it had done all. */
    private boolean recover(Unit.Alone alone, ConcurrentStatement statement) {
        Remains remains = Remains.of(session, statement);
        for (String sql : remains.cleaning()) {
            listener.accept(new RunEvent.Recovered(alone.step(), sql));
            session.run(Statement.own(sql));
        }
        if (remains.finished()) {
            listener.accept(new RunEvent.Recovered(alone.step(), "already done: " + firstLine(alone.statement())));
        }
        return remains.finished() || remains.instead();
    }

    private static String firstLine(Statement statement) {
        return statement.text().lines().findFirst().orElse("");
    }

    /**
     * Repeats a statement until it changes no row, each time committed.
     *
     * @throws ServerError if the server refuses it; what was committed stays
     */
    void run(Unit.Repeat repeat) {
        place = repeat.place();
        long started = System.nanoTime();
        long total = 0;
        long rows;
        do {
            rows = once(repeat);
            total += rows;
            kept.addSlice(repeat.place().where(), rows);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
            listener.accept(
                    new RunEvent.Running(repeat.step(), elapsed, total + (total == 1 ? " row done" : " rows done")));
        } while (rows > 0);
    }

    /** Runs the statement once, with its rows in the log, and commits; returns how many rows it changed. */
    private long once(Unit.Repeat repeat) {
        Unit.Part part = repeat.place().part();
        List<Place> places = new ArrayList<>();
        places.add(new Place(part, BEGIN, Kind.BEGIN));
        repeat.before().forEach(own -> places.add(Place.own(part, own, Kind.BEFORE)));
        places.add(repeat.place());
        long rows = send(places).get();
        send(List.of(
                Place.own(part, repeat.count(Long.toString(rows)), Kind.END), new Place(part, COMMIT, Kind.COMMIT)));
        return rows;
    }
}
