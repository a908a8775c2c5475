package dev.migrate.op;

import dev.migrate.MigrateException;
import dev.migrate.Visible;
import dev.migrate.sql.Directive;
import dev.migrate.sql.Fragment;
import dev.migrate.sql.NearMiss;
import dev.migrate.sql.Parameters;
import dev.migrate.sql.SqlText;
import dev.migrate.sql.Statement;
import dev.migrate.sql.StatementSplitter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a revision in Java does to a database. Every operation is SQL, the same on a server and in a script: what depends
 * on what the database holds, the server does in a {@code DO} block.
 *
 * <p>An operation takes its definition as an argument ({@link Definitions}, {@link Types}) and is done when the call
 * returns; no call has to follow. Names are written as in SQL, {@code "billing.invoice"}: a dot divides schema and name, and
 * double quotes stand around a name with a dot of its own. Names of columns, constraints, roles and schemas are taken as
 * they are. Quotes are added where they must be; upper case stays. Expressions, conditions and defaults are SQL as it is
 * written. Nothing is dropped with what depends on it unless {@link Drop#CASCADE} says so.
 */
public final class Operations
        implements TableOperations, TypeOperations, ObjectOperations, AccessOperations, DataOperations {

    private static final List<String> DIRECTIVES =
            List.of(Directive.AUTOCOMMIT, Directive.REPEAT, Directive.LINT_IGNORE);

    private final Execution execution;

    /**
     * The operations of one revision.
     *
     * @param execution where they go
     */
    public Operations(Execution execution) {
        this.execution = execution;
    }

    /**
     * Runs SQL as it is written: one statement, or several with semicolons between, with directives before them as in a SQL
     * file.
     *
     * @throws MigrateException if a statement begins or ends a transaction, or something in the text is never closed
     */
    public void execute(String sql) {
        statements(sql).forEach(this::execute);
    }

    /**
     * Runs SQL with values in it: {@code execute("delete from account where id = ?", id)}. They become part of the text, the
     * same on a server and in a script. {@code ??} is a question mark.
     *
     * @throws IllegalArgumentException if there are more values than question marks, or fewer
     */
    public void execute(String sql, @Nullable Object... values) {
        execute(filled(sql, values));
    }

    /** Runs a statement. */
    @Override
    public void execute(Statement statement) {
        if (statement.controlsTransaction()) {
            throw new MigrateException(
                    "'" + StringUtils.abbreviate(statement.text(), 40)
                            + "' directs the transaction, but the run owns its transactions.",
                    "Remove it; autocommit(…) runs a statement outside a transaction, and batch(…) commits each part.");
        }
        execution.execute(possible(statement));
    }

    private static Statement possible(Statement statement) {
        statement.refused().ifPresent(refused -> {
            throw new MigrateException(refused.problem(), refused.hint());
        });
        return statement;
    }

    /** Runs one statement outside a transaction, as {@code -- migrate: autocommit} does in SQL. */
    public void autocommit(String sql) {
        execute(directed(sql, Directive.AUTOCOMMIT));
    }

    /** Runs one statement again and again, each time committed, until it changes no row. */
    public void repeat(String sql) {
        execute(directed(sql, Directive.REPEAT));
    }

    /** The rows of a query, which sees what was done before it. */
    public List<Row> query(String sql) {
        Statement query = possible(single(sql));
        if (query.copyData().isPresent()) {
            throw new MigrateException("COPY … FROM stdin is no query.", "Give it to op.execute.");
        }
        return execution.query(query);
    }

    /** The rows of a query with values in it, as {@link #execute(String, Object...)}. */
    public List<Row> query(String sql, @Nullable Object... values) {
        return query(filled(sql, values));
    }

    /** Does work on data in slices that are committed each on its own, until one changes no row. */
    public long batch(Slice slice) {
        return execution.batch(slice);
    }

    /** The connection that this revision runs on, for whatever has no operation. */
    public Connection connection() {
        return execution.connection();
    }

    private static String filled(String sql, @Nullable Object... values) {
        return Parameters.fill(sql, Arrays.stream(values).map(Value::parameter).toList());
    }

    private static Statement directed(String sql, String word) {
        return single(sql).with(List.of(new Directive(word, "", 0)));
    }

    private static Statement single(String sql) {
        List<Statement> statements = statements(sql);
        if (statements.size() > 1) {
            throw new IllegalArgumentException(statements.size() + " statements instead of one: "
                    + StringUtils.abbreviate(sql, 80) + ". Give each to a call of its own.");
        }
        return statements.get(0);
    }

    private static List<Statement> statements(String sql) {
        if (sql.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A NUL character in '" + Visible.text(StringUtils.abbreviate(sql, 80))
                    + "'. Take it out: no text in PostgreSQL has one.");
        }
        List<Statement> statements = new ArrayList<>();
        List<Directive> pending = new ArrayList<>();
        SqlText source = SqlText.of("SQL of the revision", sql);
        for (Fragment fragment : StatementSplitter.split(source)) {
            if (fragment instanceof NearMiss nearMiss) {
                throw nearMiss.refusal(source, "--", DIRECTIVES);
            } else if (fragment instanceof Directive directive) {
                pending.add(checked(directive));
            } else if (fragment instanceof Statement statement) {
                statements.add(statement.at(0, pending));
                pending.clear();
            }
        }
        if (statements.isEmpty() || !pending.isEmpty()) {
            throw new IllegalArgumentException("No statement " + (pending.isEmpty() ? "" : "behind a directive ")
                    + "in '" + StringUtils.abbreviate(sql, 80) + "'. Write one, or leave the call away.");
        }
        return statements;
    }

    private static Directive checked(Directive directive) {
        if (!DIRECTIVES.contains(directive.word())) {
            throw new IllegalArgumentException(
                    "The directive '" + directive.word()
                            + "' means nothing in a revision in Java. Before a statement stand autocommit, repeat or lint-ignore.");
        }
        return directive;
    }
}
