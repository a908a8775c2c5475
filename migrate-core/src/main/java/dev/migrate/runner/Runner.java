package dev.migrate.runner;

import dev.migrate.MigrateException;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.revision.Step;
import dev.migrate.script.Script;
import dev.migrate.script.Script.Section;
import dev.migrate.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.lang3.StringUtils;

/** Sends the steps of a plan to the server, tells of each as it is done, and explains the one that fails. */
final class Runner {

    private final Session session;
    private final boolean allOrNothing;
    private final Consumer<? super RunEvent> listener;

    Runner(Session session, boolean allOrNothing, Consumer<? super RunEvent> listener) {
        this.session = session;
        this.allOrNothing = allOrNothing;
        this.listener = listener;
    }

    /** @throws StepFailedException if the server refuses a statement; the steps before it are committed */
    void run(List<StepSql> steps) {
        List<Statement> statements =
                steps.stream().flatMap(step -> step.statements().stream()).toList();
        Cursor cursor = new Cursor(steps);
        try {
            session.run(statements, cursor);
        } catch (ServerError e) {
            session.rollback();
            throw FailureText.of(cursor.step(), cursor.index, allOrNothing ? List.of() : cursor.done, allOrNothing, e);
        }
    }

    /**
     * Refuses a plan that cannot be run to its end, before anything runs.
     *
     * @throws MigrateException if a step has no way back, or a statement that refuses a transaction
     */
    static void check(List<StepSql> steps) {
        List<String> problems = new ArrayList<>();
        for (StepSql step : steps) {
            if (step.step() instanceof Step.Downgrade && step.script() != null) {
                irreversible(step.script(), problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new MigrateException(
                    String.join(System.lineSeparator(), problems),
                    "Nothing was run. Choose a target above it, or write a downgrade section that undoes what can be undone.");
        }
    }

    private static void irreversible(Script script, List<String> problems) {
        Section section = script.downgrade();
        if (!section.runnable()) {
            problems.add("Cannot downgrade " + script.revision() + ": "
                    + script.revision().source()
                    + (section.present()
                            ? ":" + section.line() + " says that it is irreversible."
                            : " has no downgrade section."));
        }
    }

    /** Where the server is: which step, which statement of it. */
    private final class Cursor implements Session.Listener {

        private final List<StepSql> steps;
        private final List<Step> done = new ArrayList<>();
        private int index;
        private Duration duration = Duration.ZERO;

        Cursor(List<StepSql> steps) {
            this.steps = steps;
        }

        StepSql step() {
            return steps.get(done.size());
        }

        @Override
        public void finished(int statement, Optional<String> value) {
            StepSql current = step();
            if (index == 0) {
                listener.accept(new RunEvent.Started(current.step()));
            }
            if (!current.isOfFile(index)) {
                value.filter(StringUtils::isNumeric)
                        .ifPresent(millis -> duration = Duration.ofMillis(Long.parseLong(millis)));
            }
            index++;
            if (index == current.size()) {
                done.add(current.step());
                index = 0;
                listener.accept(new RunEvent.Finished(current.step(), duration));
            }
        }

        @Override
        public void notice(String text) {
            listener.accept(new RunEvent.Notice(text));
        }
    }
}
