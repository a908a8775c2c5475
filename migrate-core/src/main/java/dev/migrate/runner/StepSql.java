package dev.migrate.runner;

import dev.migrate.revision.Step;
import dev.migrate.script.Script;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one step: what Migrate says before, what the file says, what Migrate says after.
 *
 * @param step the step
 * @param script the file whose section runs; null for a stamp, which runs none
 * @param opening begins the transaction and bounds it
 * @param body the statements of the file
 * @param closing writes the version rows and the log, and ends the transaction
 */
record StepSql(
        Step step, @Nullable Script script, List<Statement> opening, List<Statement> body, List<Statement> closing) {

    StepSql {
        opening = List.copyOf(opening);
        body = List.copyOf(body);
        closing = List.copyOf(closing);
    }

    /** All statements, in order. */
    List<Statement> statements() {
        List<Statement> all = new ArrayList<>(size());
        all.addAll(opening);
        all.addAll(body);
        all.addAll(closing);
        return all;
    }

    int size() {
        return opening.size() + body.size() + closing.size();
    }

    /** Whether the statement at this index comes from the file, and not from Migrate. */
    boolean isOfFile(int index) {
        return index >= opening.size() && index < opening.size() + body.size();
    }
}
