package dev.migrate.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.core.Field;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/** Counts the statements of a message as the server finishes them. */
final class Progress extends ResultHandlerBase {

    private final Session.Listener listener;
    private int next;

    Progress(int first, Session.Listener listener) {
        this.next = first;
        this.listener = listener;
    }

    /** The first statement that the server has not finished, as far as it has told. */
    int next() {
        return next;
    }

    @Override
    public void handleResultRows(
            org.postgresql.core.Query query, Field[] fields, List<Tuple> tuples, ResultCursor cursor) {
        Optional<String> value = tuples.stream()
                .limit(1)
                .filter(row -> row.fieldCount() > 0)
                .flatMap(row -> Stream.ofNullable(row.get(0)))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .findFirst();
        listener.finished(next++, new Session.Outcome(tuples.size(), value));
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        listener.finished(next++, new Session.Outcome(updateCount, Optional.empty()));
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        if (!Session.FLUSH_STATE.equals(warning.getSQLState())) {
            listener.notice(Session.Notice.of(warning));
        }
    }
}
