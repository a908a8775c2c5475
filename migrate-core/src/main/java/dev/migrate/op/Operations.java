package dev.migrate.op;

import dev.migrate.sql.Directive;
import dev.migrate.sql.Statement;
import java.sql.Connection;
import java.util.List;

/** What a revision in Java does to a database. Every operation is SQL, the same on a server and in a script. */
public final class Operations {

    private final Execution execution;

    /**
     * The operations of one revision.
     *
     * @param execution where they go
     */
    public Operations(Execution execution) {
        this.execution = execution;
    }

    /** Runs one statement of SQL as it is written, without a semicolon behind it. */
    public void execute(String sql) {
        execution.execute(Statement.own(sql));
    }

    /** Runs one statement outside a transaction, as {@code -- migrate: autocommit} does in SQL. */
    public void autocommit(String sql) {
        execution.execute(directed(sql, Directive.AUTOCOMMIT));
    }

    /** Runs one statement again and again, each time committed, until it changes no row. */
    public void repeat(String sql) {
        execution.execute(directed(sql, Directive.REPEAT));
    }

    /** The rows of a query, which sees what was done before it. */
    public List<Row> query(String sql) {
        return execution.query(Statement.own(sql));
    }

    /** Does work on data in slices that are committed each on its own, until one changes no row. */
    public long batch(Slice slice) {
        return execution.batch(slice);
    }

    /** The connection that this revision runs on, for whatever has no operation. */
    public Connection connection() {
        return execution.connection();
    }

    private static Statement directed(String sql, String word) {
        return Statement.own(sql).with(List.of(new Directive(word, "", 0)));
    }
}
