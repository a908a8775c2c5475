package dev.migrate.runner;

import dev.migrate.op.Operations;
import dev.migrate.postgres.RunLog.Direction;
import dev.migrate.script.CompiledScript;
import dev.migrate.sql.Statement;
import java.util.List;

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

    /** A statement in the line of the file that gives it. */
    Statement located(Statement given) {
        return given.at(code.currentLine(), given.directives());
    }
}
