package dev.migrate.runner;

import dev.migrate.revision.Step;
import dev.migrate.script.Script;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a plan holds or fails together. */
sealed interface Unit {

    /** The step that is at work when it begins. */
    Step step();

    /**
     * Statements between a {@code begin} and a {@code commit}: those of one step, or of a part of it; of many steps where
     * the whole run is one transaction.
     *
     * @param opening begins it
     * @param parts what runs in it
     * @param closing ends it
     */
    record Transaction(Statement opening, List<Part> parts, Statement closing) implements Unit {

        public Transaction {
            parts = List.copyOf(parts);
        }

        @Override
        public Step step() {
            return parts.get(0).step();
        }

        List<Statement> statements() {
            List<Statement> statements = new ArrayList<>();
            statements.add(opening);
            parts.forEach(part -> statements.addAll(part.statements()));
            statements.add(closing);
            return statements;
        }
    }

    /**
     * The statements of a step that run in one transaction.
     *
     * @param step the step
     * @param script the file whose section runs; null for a stamp, which runs none
     * @param before what Migrate says before
     * @param body the statements of the file
     * @param after what Migrate says after: version rows and log
     * @param last whether the step is done with it
     */
    record Part(
            Step step,
            @Nullable Script script,
            List<Statement> before,
            List<Statement> body,
            List<Statement> after,
            boolean last) {

        public Part {
            before = List.copyOf(before);
            body = List.copyOf(body);
            after = List.copyOf(after);
        }

        List<Statement> statements() {
            List<Statement> statements = new ArrayList<>(before);
            statements.addAll(body);
            statements.addAll(after);
            return statements;
        }
    }

    /**
     * A statement that runs outside a transaction.
     *
     * @param step the step it belongs to
     * @param script the file it stands in
     * @param statement the statement
     * @param resumed whether an earlier run may have begun it
     */
    record Alone(Step step, Script script, Statement statement, boolean resumed) implements Unit {

        Cursor.Place place() {
            return Cursor.Place.outside(step, script, statement);
        }
    }

    /**
     * A statement that runs again and again, each time committed, until it changes no row.
     *
     * @param step the step it belongs to
     * @param script the file it stands in
     * @param limits bounds each transaction
     * @param statement the statement
     * @param books writes the number of rows into the log; has {@link #ROWS} where the number stands
     */
    record Repeat(Step step, Script script, List<Statement> limits, Statement statement, String books) implements Unit {

        static final String ROWS = "<rows>";

        public Repeat {
            limits = List.copyOf(limits);
        }

        Cursor.Place place() {
            return Cursor.Place.outside(step, script, statement);
        }
    }
}
