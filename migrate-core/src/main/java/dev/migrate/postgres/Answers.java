package dev.migrate.postgres;

import java.sql.SQLWarning;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/** Hands the answers to several queries of one message on as they come, while the server works on the next. */
final class Answers extends ResultHandlerBase {

    private final Iterator<Session.Query> queries;
    private @Nullable RuntimeException failure;

    Answers(List<Session.Query> queries) {
        this.queries = queries.iterator();
    }

    @Override
    public void handleResultRows(Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        Session.RowConsumer reader = queries.next().reader();
        try {
            if (failure == null) {
                tuples.forEach(tuple -> reader.read(new ResultRow(tuple)));
            }
        } catch (RuntimeException e) {
            failure = e; // the driver has to read the message to its end before anything else is asked
        }
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        throw new IllegalStateException("A query that returns no rows: " + status);
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        // nothing that concerns who asks
    }

    /** Says what went wrong while rows were read. */
    void finish() {
        if (failure != null) {
            throw failure;
        }
    }
}
