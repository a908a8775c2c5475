package dev.migrate.postgres;

import dev.migrate.postgres.RunLog.Row;
import dev.migrate.postgres.VersionTable.Presence;
import dev.migrate.revision.Heads;
import dev.migrate.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a database knows of its own history.
 *
 * @param presence which of the tables exist
 * @param rows the version rows; none where there is no table
 * @param log the last record of each revision; empty where there is no log
 */
public record DatabaseState(Presence presence, Heads rows, Map<RevisionId, Row> log) {

    public DatabaseState {
        log = Collections.unmodifiableMap(log);
    }

    /** The state of a database that nothing has been applied to. */
    public static DatabaseState empty(Tables tables) {
        return new DatabaseState(Presence.none(tables), Heads.none(), Map.of());
    }

    /** The state after a run that has left these rows, and the tables that it keeps. */
    public DatabaseState leaving(Heads left) {
        return new DatabaseState(presence.completed(), left, log);
    }

    /** Reads the state; changes nothing, creates nothing. */
    public static DatabaseState read(Session session, Tables tables) {
        String said = session.query(new VersionTable(tables).presence(), row -> row.text(1))
                .get(0);
        return read(session, tables, Presence.parse(said, session), List.of());
    }

    /**
     * Reads the state where it is known what exists.
     *
     * @param first what is asked before, in the same message
     */
    static DatabaseState read(Session session, Tables tables, Presence presence, List<Session.Query> first) {
        Set<RevisionId> rows = new TreeSet<>();
        Map<RevisionId, Row> log = new HashMap<>();
        List<Session.Query> queries = new ArrayList<>(first);
        if (presence.versionTable()) {
            String sql = new VersionTable(tables).rows();
            queries.add(new Session.Query(sql, row -> rows.add(new RevisionId(row.text(1)))));
        }
        if (presence.log()) {
            queries.add(new Session.Query(RunLog.last(tables), row -> {
                Row record = RunLog.read(row);
                log.put(record.revision(), record);
            }));
        }
        session.query(queries);
        return new DatabaseState(presence, new Heads(rows), log);
    }

    /** The record of how a revision came to be applied, where there is one. */
    public Optional<Row> application(RevisionId id) {
        return Optional.ofNullable(log.get(id))
                .filter(row -> row.direction() == RunLog.Direction.UPGRADE && row.isFinished());
    }

    /** The steps that were begun and never came to their end. */
    public List<Row> unfinished() {
        return log.values().stream()
                .filter(row -> !row.isFinished())
                .sorted(Comparator.comparing(row -> row.revision()))
                .toList();
    }
}
