package dev.migrate.runner;

import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.Session.Outcome;
import dev.migrate.revision.Step;
import dev.migrate.script.Script;
import dev.migrate.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Where the server is in a row of transactions that travel together: which one, which statement, whose it is. */
final class Cursor implements Session.Listener {

    private final List<Unit.Transaction> transactions;
    private final List<Place> places = new ArrayList<>();
    private final Consumer<? super RunEvent> listener;
    private int next;
    private int committed;
    private Duration duration = Duration.ZERO;

    Cursor(List<Unit.Transaction> transactions, Consumer<? super RunEvent> listener) {
        this.transactions = transactions;
        this.listener = listener;
        for (Unit.Transaction transaction : transactions) {
            Unit.Part first = transaction.parts().get(0);
            Unit.Part last = transaction.parts().get(transaction.parts().size() - 1);
            places.add(new Place(first, transaction.opening(), Kind.BEGIN));
            for (Unit.Part part : transaction.parts()) {
                part.before().forEach(own -> places.add(Place.own(part, own, Kind.BEFORE)));
                part.body().forEach(statement -> places.add(new Place(part, statement, Kind.OF_FILE)));
                for (int index = 0; index < part.after().size(); index++) {
                    Kind kind = index == part.after().size() - 1 ? Kind.END : Kind.OWN;
                    places.add(Place.own(part, part.after().get(index), kind));
                }
            }
            places.add(new Place(last, transaction.closing(), Kind.COMMIT));
        }
    }

    List<Statement> statements() {
        return places.stream().map(Place::statement).toList();
    }

    /** How many of the transactions are committed. */
    int committed() {
        return committed;
    }

    /** Where the server has refused something, or was seen last. */
    Place place(ServerError error) {
        return Place.of(error, places);
    }

    @Override
    public void finished(int index, Outcome outcome) {
        Place place = places.get(index);
        next = index + 1;
        if (place.kind() == Kind.BEFORE && isReady(place, places.get(next))) {
            listener.accept(new RunEvent.Started(place.part().step()));
        }
        if (place.kind() == Kind.OWN) {
            outcome.value()
                    .filter(StringUtils::isNumeric)
                    .ifPresent(millis -> duration = Duration.ofMillis(Long.parseLong(millis)));
        }
        boolean alone = transactions.get(committed).parts().size() == 1;
        if (place.kind() == Kind.COMMIT) {
            committed++;
        }
        // Among many steps in one transaction each is told when its own statements are done.
        if (place.part().last() && place.kind() == (alone ? Kind.COMMIT : Kind.END)) {
            listener.accept(new RunEvent.Finished(place.part().step(), duration));
        }
    }

    /** The flush makes the server tell of what comes before it, and not of itself. */
    private static boolean isReady(Place place, Place following) {
        return following.statement().equals(Session.FLUSH)
                || (following.kind() != Kind.BEFORE && !place.statement().equals(Session.FLUSH));
    }

    @Override
    public void notice(Session.Notice notice) {
        listener.accept(RunEvent.Notice.of(notice));
    }

    /** Where a statement stands. */
    enum Kind {
        /** Begins the transaction. */
        BEGIN,
        /** Migrate's own, before the file's. */
        BEFORE,
        /** The file's. */
        OF_FILE,
        /** Migrate's own, after the file's. */
        OWN,
        /** Migrate's own, the last of a part. */
        END,
        /** Ends the transaction. */
        COMMIT
    }

    /**
     * A statement and whose it is.
     *
     * @param part the part it belongs to
     * @param statement the statement
     * @param kind where it stands
     * @param purpose what a statement of Migrate's own is for; null for those of a file and what bounds a transaction
     */
    record Place(Unit.Part part, Statement statement, Kind kind, Own.@Nullable Purpose purpose) {

        Place(Unit.Part part, Statement statement, Kind kind) {
            this(part, statement, kind, null);
        }

        static Place own(Unit.Part part, Own own, Kind kind) {
            return new Place(part, own.statement(), kind, own.purpose());
        }

        /**
         * Where the server has refused one of these, or was seen last: a flush tells that all before it is done, and not that
         * it is done itself.
         */
        static Place of(ServerError error, List<Place> places) {
            int index = Math.min(error.statement(), places.size() - 1);
            boolean flushed = error.isConnectionLost() && places.get(index).purpose() == Own.Purpose.FLUSH;
            return places.get(flushed && index + 1 < places.size() ? index + 1 : index);
        }

        /** File and line; the step where it stands in none. */
        String where() {
            return part.script() == null || statement.line() == 0
                    ? StepTitle.of(part.step())
                    : part.script().revision().source() + ":" + statement.line();
        }

        /** The place of a statement that runs outside the transaction of the others. */
        static Place outside(Step step, Script script, Statement statement) {
            Unit.Part part = new Unit.Part(step, script, List.of(), List.of(statement), List.of(), false);
            return new Place(part, statement, Kind.OF_FILE);
        }
    }
}
