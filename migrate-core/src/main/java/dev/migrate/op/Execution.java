package dev.migrate.op;

import dev.migrate.sql.Statement;
import java.sql.Connection;
import java.util.List;

/**
 * Where the operations of a revision go: to a server, or into a script. Everything that {@link Operations} does comes down
 * to these.
 */
public interface Execution {

    /**
     * Runs a statement after all that were given before. Where nothing is read back it may travel later, with others; an
     * error of the server then comes out of a later call. Directives say what runs outside the transaction of the others,
     * or again and again.
     */
    void execute(Statement statement);

    /**
     * The rows of a query, which sees what was done before it.
     *
     * @throws dev.migrate.MigrateException where there is no server to ask
     */
    List<Row> query(Statement query);

    /**
     * Does work in slices, each in a transaction of its own, until one changes no row.
     *
     * @return how many rows were changed in all; 0 where an earlier run has done the work
     * @throws dev.migrate.MigrateException where there is no server to work on
     */
    long batch(Slice slice);

    /**
     * The connection that the revision runs on, in its open transaction, with everything sent that was given before.
     *
     * @throws dev.migrate.MigrateException where there is no server
     */
    Connection connection();
}
