package dev.migrate.runner;

import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.revision.Step;
import dev.migrate.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the units of a plan to the server. Transactions travel together, many in one message; what a unit is refused for
 * and may pass (a lock timeout, a deadlock, a serialization failure) is tried again; any other refusal ends the run and is
 * explained. What was committed before stays, and the next run goes on after it.
 */
final class Runner {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Session session;
    private final RunSettings settings;
    private final Consumer<? super RunEvent> listener;
    private final Kept kept;
    private final Aftermath aftermath;
    private final OutsideStatements outside;
    private @Nullable LiveTransaction live;

    Runner(Session session, RunSettings settings, Kept kept, Aftermath aftermath, Consumer<? super RunEvent> listener) {
        this.session = session;
        this.settings = settings;
        this.listener = listener;
        this.kept = kept;
        this.aftermath = aftermath;
        this.outside = new OutsideStatements(session, settings, kept, listener);
    }

    /**
     * Runs the units in order.
     *
     * @throws StepFailedException if the server refuses a statement for good, or the code of a revision fails
     */
    void run(List<Unit> units) {
        int next = 0;
        int tries = 0;
        while (next < units.size()) {
            Attempt attempt = attempt(units, next);
            tries = attempt.units() > 0 || attempt.advanced() ? 0 : tries;
            note(units.subList(next, next + attempt.units()));
            next += attempt.units();
            if (attempt.isRefused()) {
                tries++;
                if (!attempt.error().mayPass() || tries > settings.retries()) {
                    throw aftermath.explain(attempt, kept, tries);
                }
                pause(attempt.place().part().step(), tries, attempt.error());
            }
        }
    }

    /** Remembers what is kept, should a later unit fail. */
    private void note(List<Unit> units) {
        for (Unit unit : units) {
            if (unit instanceof Unit.Live) {
                continue; // has noted by itself what it committed
            }
            if (unit instanceof Unit.Transaction transaction) {
                transaction.parts().forEach(this::note);
            } else if (unit instanceof Unit.Alone alone) {
                kept.addPart(alone.place().where());
            } else if (unit instanceof Unit.Repeat repeat) {
                kept.addPart(repeat.place().where());
            }
        }
    }

    private void note(Unit.Part part) {
        if (part.last()) {
            kept.add(part.step());
        } else if (part.body().isEmpty()) {
            kept.addPart();
        } else {
            Statement last = part.body().get(part.body().size() - 1);
            kept.addPart(new Cursor.Place(part, last, Cursor.Kind.OF_FILE).where());
        }
    }

    /** Sends the next unit, or as many as travel together. */
    private Attempt attempt(List<Unit> units, int next) {
        Unit unit = units.get(next);
        if (unit instanceof Unit.Alone alone) {
            return attempt(alone);
        }
        if (unit instanceof Unit.Repeat repeat) {
            return attempt(repeat);
        }
        if (unit instanceof Unit.Live transaction) {
            return attempt(transaction);
        }
        List<Unit.Transaction> together = new ArrayList<>();
        for (int index = next; index < units.size() && units.get(index) instanceof Unit.Transaction t; index++) {
            together.add(t);
        }
        Cursor cursor = new Cursor(together, listener);
        try {
            session.run(cursor.statements(), cursor);
            return Attempt.succeeded(together.size());
        } catch (ServerError e) {
            session.rollback();
            return Attempt.refused(cursor.committed(), cursor.place(e), e);
        }
    }

    private Attempt attempt(Unit.Live unit) {
        if (live == null || !live.isOf(unit)) {
            live = new LiveTransaction(unit, session, outside, kept, listener);
        }
        return live.attempt();
    }

    private Attempt attempt(Unit.Alone alone) {
        try {
            outside.run(alone);
            return Attempt.succeeded(1);
        } catch (ServerError e) {
            return Attempt.refused(0, outside.place(), e);
        }
    }

    private Attempt attempt(Unit.Repeat repeat) {
        try {
            outside.run(repeat);
            return Attempt.succeeded(1);
        } catch (ServerError e) {
            session.rollback();
            return Attempt.refused(0, outside.place(), e);
        }
    }

    private void pause(Step step, int tries, ServerError error) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(tries - 1, 10);
        long most = Math.min(doubled, LONGEST_PAUSE.toMillis());
        Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most));
        listener.accept(new RunEvent.Retrying(step, tries, settings.retries(), pause, error.said()));
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to try again", e);
        }
    }
}
