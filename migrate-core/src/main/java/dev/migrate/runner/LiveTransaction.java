package dev.migrate.runner;

import dev.migrate.MigrateException;
import dev.migrate.op.Operations;
import dev.migrate.postgres.RunLog;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.Session.Outcome;
import dev.migrate.revision.Step;
import dev.migrate.runner.Cursor.Kind;
import dev.migrate.runner.Cursor.Place;
import dev.migrate.runner.Own.Purpose;
import dev.migrate.sql.CopyData;
import dev.migrate.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * A transaction with steps in Java, at work. What they give waits here and travels together: until the revision reads
 * something back, until there is enough for a message, until the end. A step may divide the transaction; what is then
 * committed stays so when the rest is tried again.
 */
final class LiveTransaction {

    private static final int MESSAGE_CHARACTERS = 128 * 1024;

    private final Unit.Live unit;
    private final Session session;
    private final OutsideStatements outside;
    private final Kept kept;
    private final Consumer<? super RunEvent> listener;
    private final List<Place> pending = new ArrayList<>();
    private long characters;
    private boolean lent;
    private int next;
    private @Nullable JavaStep divided;
    private boolean advanced;
    private @Nullable Place refused;
    private @Nullable String upTo;
    private @Nullable Step told;
    private Duration duration = Duration.ZERO;

    LiveTransaction(
            Unit.Live unit,
            Session session,
            OutsideStatements outside,
            Kept kept,
            Consumer<? super RunEvent> listener) {
        this.unit = unit;
        this.session = session;
        this.outside = outside;
        this.kept = kept;
        this.listener = listener;
    }

    /** Whether it is this unit that is at work here. */
    boolean isOf(Unit other) {
        return unit == other;
    }

    /**
     * Runs what is not committed yet.
     *
     * @throws StepFailedException if the code of a revision fails
     * @throws MigrateException if it asks for what cannot be done
     */
    Attempt attempt() {
        pending.clear();
        characters = 0;
        lent = false;
        advanced = false;
        told = null;
        boolean finished = false;
        try {
            send();
            finished = true;
            return Attempt.succeeded(1);
        } catch (ServerError e) {
            return Attempt.refused(0, Objects.requireNonNull(refused), e).having(advanced);
        } finally {
            if (!finished) {
                session.rollback();
            }
        }
    }

    private void send() {
        add(new Place(unit.pieces().get(next).part(), unit.opening(), Kind.BEGIN));
        for (int index = next; index < unit.pieces().size(); index++) {
            Unit.Piece piece = unit.pieces().get(index);
            if (piece instanceof Unit.Part part) {
                part.before().forEach(own -> add(Place.own(part, own, Kind.BEFORE)));
                part.body().forEach(statement -> add(new Place(part, statement, Kind.OF_FILE)));
                addBooks(part, part.after());
            } else if (piece instanceof Unit.Code code) {
                run(index, code);
            } else {
                throw new AssertionError(piece);
            }
        }
        Unit.Piece last = unit.pieces().get(unit.pieces().size() - 1);
        add(new Place(last.end(), unit.closing(), Kind.COMMIT));
        flush();
        keep(unit.pieces().size());
    }

    private void run(int index, Unit.Code code) {
        if (index > next) {
            flush();
        }
        told = code.step();
        listener.accept(new RunEvent.Started(code.step()));
        JavaStep step = divided != null && index == next ? divided : new JavaStep(index, code);
        (step == divided ? code.again() : code.before()).forEach(own -> add(Place.own(code.part(), own, Kind.BEFORE)));
        LiveExecution execution = new LiveExecution(this, session, step);
        try {
            code.method().run(new Operations(execution));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            execution.giveUp(e);
        }
        execution.throwWhatBroke(kept, this::explained);
        addBooks(code.end(), step.begun() ? code.books().close() : code.books().finish());
    }

    /** What the code of a revision threw by itself, as the end of the run: the server's refusal, if that was behind it. */
    private RuntimeException explained(Unit.Code code, Throwable thrown) {
        return ServerError.behind(thrown)
                .<RuntimeException>map(error -> {
                    int line = code.method().code().lineOf(thrown);
                    refused = new Place(code.part(), new Statement("", line, List.of(), null), Kind.OF_FILE);
                    return error;
                })
                .orElseGet(() -> new StepFailedException(
                        "Cannot " + StepTitle.intention(code.step()) + ": " + CodeFailure.text(code.method(), thrown)
                                + System.lineSeparator() + kept.text(),
                        CodeFailure.hint(thrown, kept.again()),
                        kept.steps(),
                        thrown));
    }

    /** A statement of a revision that runs in this transaction. */
    void give(Unit.Code code, Statement statement) {
        add(new Place(code.part(), statement, Kind.OF_FILE));
        if (characters >= MESSAGE_CHARACTERS) {
            flush();
        }
    }

    /** Commits what was done so far, so that something can run outside, and notes how far the step has come. */
    void interrupt(JavaStep step, RunLog.Progress done) {
        if (step.begun() && step.done() == done.statements() && isUntouched()) {
            pending.clear();
            characters = 0;
            return;
        }
        commit(step, step.code().books().journal(done, step.begun()), done);
    }

    /** Notes that what ran outside is done, and begins the transaction of what follows. */
    void note(JavaStep step, RunLog.Progress done) {
        begin(step);
        commit(step, step.code().books().journal(done, true), done);
        begin(step);
    }

    /** Begins a transaction in the middle of a step. */
    void begin(JavaStep step) {
        Unit.Part part = step.code().part();
        add(new Place(part, unit.opening(), Kind.BEGIN));
        step.code().again().forEach(own -> add(Place.own(part, own, Kind.BEFORE)));
    }

    /** Commits a slice with the number of its rows. */
    void commitSlice(JavaStep step, String batch, long rows) {
        Own reset = Own.of(Purpose.ROLE, "set local session authorization default");
        commit(step, List.of(reset, step.code().books().countRows(Long.toString(rows))));
        kept.addSlice(batch, rows);
    }

    private void commit(JavaStep step, List<Own> books, RunLog.Progress progress) {
        commit(step, books);
        if (upTo == null) {
            kept.addPart();
        } else {
            kept.addPart(upTo);
        }
        step.advance(progress);
    }

    private void commit(JavaStep step, List<Own> books) {
        pending.stream()
                .filter(place ->
                        place.kind() == Kind.OF_FILE && place.statement().line() > 0)
                .forEach(place -> upTo = place.where());
        addBooks(step.code().part(), books);
        add(new Place(step.code().part(), unit.closing(), Kind.COMMIT));
        flush();
        keep(step.index());
        divided = step;
        advanced = true;
    }

    private void keep(int end) {
        unit.pieces().subList(next, end).stream().map(Unit.Piece::step).forEach(kept::add);
        next = end;
    }

    /** Runs a statement of a step outside of its transactions. */
    void runOutside(JavaStep step, Statement statement, boolean resumed) {
        Unit.Code code = step.code();
        try {
            if (StepSection.isRepeated(statement)) {
                outside.run(new Unit.Repeat(
                        code.step(),
                        code.section().script(),
                        code.books().before(),
                        statement,
                        code.books().countRows(Unit.Repeat.ROWS)));
            } else {
                outside.run(new Unit.Alone(
                        code.step(), code.section().script(), code.books().beforeOutside(), statement, resumed));
            }
        } finally {
            refused = outside.place();
        }
        upTo = refused.where();
    }

    /** Passes on what the server says by the way. */
    Session.Listener notices() {
        return new Listener(List.of());
    }

    /** Tells of something that happens beside the statements. */
    void tell(RunEvent event) {
        listener.accept(event);
    }

    /** Says which statement is meant if the server refuses now. */
    void at(Unit.Code code, Statement statement) {
        refused = new Place(code.part(), statement, Kind.OF_FILE);
    }

    /** From now on others use the connection, too. */
    void lend() {
        lent = true;
    }

    private boolean isUntouched() {
        return !pending.isEmpty()
                && pending.get(0).kind() == Kind.BEGIN
                && pending.stream().allMatch(place -> place.kind() == Kind.BEGIN || place.kind() == Kind.BEFORE);
    }

    private void addBooks(Unit.Part part, List<Own> books) {
        for (int index = 0; index < books.size(); index++) {
            add(Place.own(part, books.get(index), index == books.size() - 1 ? Kind.END : Kind.OWN));
        }
    }

    private void add(Place place) {
        pending.add(place);
        characters += place.statement().text().length()
                + place.statement().copyData().map(CopyData::size).orElse(0L);
    }

    /** Sends what waits. */
    void flush() {
        List<Place> places = List.copyOf(pending);
        pending.clear();
        characters = 0;
        if (lent && !session.isInTransaction()) {
            throw new MigrateException(
                    "The transaction of "
                            + StepTitle.name(unit.pieces().get(next).step())
                            + " was ended or broken over op.connection().",
                    "Leave transactions to the run, and let no error of the server pass.");
        }
        try {
            session.run(places.stream().map(Place::statement).toList(), new Listener(places));
        } catch (ServerError e) {
            refused = Place.of(e, places);
            throw e;
        }
        if (!places.isEmpty() && places.get(places.size() - 1).kind() == Kind.COMMIT) {
            lent = false;
        }
    }

    /** Tells when steps begin and end. */
    private final class Listener implements Session.Listener {

        private final List<Place> places;

        Listener(List<Place> places) {
            this.places = places;
        }

        @Override
        public void finished(int index, Outcome outcome) {
            Place place = places.get(index);
            if (place.kind() == Kind.BEFORE && !place.part().step().equals(told)) {
                told = place.part().step();
                listener.accept(new RunEvent.Started(place.part().step()));
            }
            if (place.kind() == Kind.OWN) {
                outcome.value()
                        .filter(StringUtils::isNumeric)
                        .ifPresent(millis -> duration = Duration.ofMillis(Long.parseLong(millis)));
            }
            // Among many steps in one transaction each is told when its own statements are done.
            Kind end = unit.pieces().size() == 1 ? Kind.COMMIT : Kind.END;
            if (place.kind() == end && place.part().last()) {
                listener.accept(new RunEvent.Finished(place.part().step(), duration));
            }
        }

        @Override
        public void notice(Session.Notice notice) {
            listener.accept(RunEvent.Notice.of(notice));
        }
    }
}
