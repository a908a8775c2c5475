package dev.migrate.runner;

import dev.migrate.postgres.RunLog;
import dev.migrate.revision.Step;
import dev.migrate.script.Script;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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
     * A transaction with a step in Java, whose statements come one by one.
     *
     * @param opening begins it
     * @param pieces what runs in it; at least one is code
     * @param closing ends it
     */
    record Live(Statement opening, List<Piece> pieces, Statement closing) implements Unit {

        public Live {
            pieces = List.copyOf(pieces);
        }

        @Override
        public Step step() {
            return pieces.get(0).step();
        }
    }

    /** What runs in a transaction, of one step. */
    sealed interface Piece {

        /** The step. */
        Step step();

        /** Whose statements these are, as messages name it. */
        Part part();

        /** The part that the step is done with. */
        Part end();
    }

    /**
     * A step in Java.
     *
     * @param section the step, its file and its direction
     * @param method what runs
     * @param before what Migrate says before, in its first transaction
     * @param again what it says before in each further one
     * @param books what it says after
     * @param unfinished how far an earlier run has come; null where there was none
     * @param purpose whether it is only rehearsed
     */
    record Code(
            StepSection section,
            JavaMethod method,
            List<Own> before,
            List<Own> again,
            Books books,
            RunLog.@Nullable Progress unfinished,
            Purpose purpose)
            implements Piece {

        public Code {
            before = List.copyOf(before);
            again = List.copyOf(again);
        }

        @Override
        public Step step() {
            return section.step();
        }

        @Override
        public Part part() {
            return new Part(step(), section.script(), List.of(), List.of(), List.of(), false);
        }

        @Override
        public Part end() {
            return new Part(step(), section.script(), List.of(), List.of(), List.of(), true);
        }
    }

    /** What a step is run for. */
    enum Purpose {
        /** To stay. */
        APPLY,
        /** To be rolled back: whatever would be committed by itself is left out. */
        REHEARSE
    }

    /** What is noted of a step whose statements are not known beforehand. */
    interface Books {

        /** At the end of a step that took one transaction. */
        List<Own> finish();

        /** At the end of a step that took several. */
        List<Own> close();

        /** That so much is done; the first time, that the step has begun. */
        List<Own> journal(RunLog.Progress progress, boolean begun);

        /** That a statement that repeats, or a slice, changed so many rows. */
        Own countRows(String rows);

        /** What a transaction begins with that is not the step's own. */
        List<Own> before();

        /** What comes before a statement outside a transaction. */
        List<Own> beforeOutside();

        /** Whether a pooler stands in between. */
        boolean pooled();
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
            Step step, @Nullable Script script, List<Own> before, List<Statement> body, List<Own> after, boolean last)
            implements Piece {

        public Part {
            before = List.copyOf(before);
            body = List.copyOf(body);
            after = List.copyOf(after);
        }

        @Override
        public Part part() {
            return this;
        }

        @Override
        public Part end() {
            return this;
        }

        List<Statement> statements() {
            return Stream.of(
                            before.stream().map(Own::statement),
                            body.stream(),
                            after.stream().map(Own::statement))
                    .flatMap(Function.identity())
                    .toList();
        }
    }

    /**
     * A statement that runs outside a transaction.
     *
     * @param step the step it belongs to
     * @param script the file it stands in
     * @param before what Migrate says before, in a message of its own
     * @param statement the statement
     * @param resumed whether an earlier run may have begun it
     */
    record Alone(Step step, Script script, List<Own> before, Statement statement, boolean resumed) implements Unit {

        public Alone {
            before = List.copyOf(before);
        }

        Cursor.Place place() {
            return Cursor.Place.outside(step, script, statement);
        }
    }

    /**
     * A statement that runs again and again, each time committed, until it changes no row.
     *
     * @param step the step it belongs to
     * @param script the file it stands in
     * @param before what Migrate says before, in each transaction
     * @param statement the statement
     * @param books writes the number of rows into the log; has {@link #ROWS} where the number stands
     */
    record Repeat(Step step, Script script, List<Own> before, Statement statement, Own books) implements Unit {

        static final String ROWS = "<rows>";

        public Repeat {
            before = List.copyOf(before);
        }

        /** What writes this number of rows. */
        Own count(String rows) {
            return Own.of(books.purpose(), books.statement().text().replace(ROWS, rows));
        }

        Cursor.Place place() {
            return Cursor.Place.outside(step, script, statement);
        }
    }
}
