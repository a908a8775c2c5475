package dev.migrate.runner;

import dev.migrate.MigrateException;
import dev.migrate.op.Operations;
import dev.migrate.postgres.RunLog.Direction;
import dev.migrate.script.CompiledScript;
import dev.migrate.sql.Fragment;
import dev.migrate.sql.SqlText;
import dev.migrate.sql.Statement;
import dev.migrate.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * One direction of a revision in Java, and what can be said of it while it runs.
 *
 * @param code the revision
 * @param direction which of its methods
 */
record JavaMethod(CompiledScript code, Direction direction) {

    void run(Operations op) throws Exception {
        if (direction == Direction.UPGRADE) {
            code.upgrade(op);
        } else {
            code.downgrade(op);
        }
    }

    /** The file, and the line of it that is at work now. */
    String place() {
        return place(code.currentLine());
    }

    /** The file, and the line in which something was thrown. */
    String place(Throwable thrown) {
        return place(code.lineOf(thrown));
    }

    String place(int line) {
        String source = code.script().revision().source();
        return line > 0 ? source + ":" + line : source;
    }

    /** A statement that stands for no SQL, in the line that is at work now: what is told of, and counted. */
    Statement marker(String text) {
        return new Statement(text, code.currentLine(), List.of(), null);
    }

    /**
     * The statements that were given as one, in the line of the file that gave them.
     *
     * @throws MigrateException if they cannot be divided, or direct the transaction
     */
    List<Statement> located(Statement given) {
        int line = code.currentLine();
        if (given.copyData().isPresent()) {
            return List.of(new Statement(
                    given.text(), line, given.directives(), given.copyData().get()));
        }
        List<Statement> located = new ArrayList<>();
        for (Fragment fragment : StatementSplitter.split(SqlText.of(place(line) + " (SQL)", given.text()))) {
            if (!(fragment instanceof Statement statement)) {
                throw new MigrateException(
                        place(line) + ": A directive stands in SQL that is given to an operation.",
                        "Call op.autocommit(…) or op.repeat(…) with the statement that is meant.");
            }
            refuseControl(statement, line);
            located.add(new Statement(
                    statement.text(),
                    line,
                    given.directives(),
                    statement.copyData().orElse(null)));
        }
        if (located.size() > 1 && !given.directives().isEmpty()) {
            throw new MigrateException(
                    place(line) + ": op." + given.directives().get(0).word() + " takes one statement, and these are "
                            + located.size() + ".",
                    "Call it for each of them.");
        }
        return located;
    }

    /** One statement that is given to be asked. */
    Statement query(Statement given) {
        List<Statement> located = located(given);
        if (located.size() != 1) {
            throw new MigrateException(
                    place() + ": op.query takes one statement, and these are " + located.size() + ".",
                    "Call it for each of them.");
        }
        return located.get(0);
    }

    private void refuseControl(Statement statement, int line) {
        if (statement.controlsTransaction()) {
            throw new MigrateException(
                    place(line) + ": "
                            + StringUtils.abbreviate(
                                    statement.text().lines().findFirst().orElse(""), 40)
                            + " directs the transaction, but the run owns its transactions.",
                    "Remove it; op.autocommit(…) runs a statement outside a transaction, op.batch(…) commits slice by "
                            + "slice.");
        }
    }
}
