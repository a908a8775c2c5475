package dev.migrate.op;

import dev.migrate.sql.Statement;
import java.util.List;

/** What takes the statements that operations are. */
interface Emitter {

    /** Runs one statement, or writes it into a script. */
    void execute(Statement statement);

    /** Gives it statements, one after the other. */
    static void emit(Emitter to, List<String> statements) {
        statements.forEach(statement -> emit(to, statement));
    }

    /** Gives it a statement. */
    static void emit(Emitter to, String statement) {
        to.execute(Statement.own(statement));
    }
}
