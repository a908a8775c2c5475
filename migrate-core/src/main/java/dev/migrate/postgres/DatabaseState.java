package dev.migrate.postgres;

import dev.migrate.postgres.RunLog.Row;
import dev.migrate.postgres.VersionTable.Presence;
import dev.migrate.revision.Heads;
import dev.migrate.revision.RevisionId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a database knows of its own history.
 *
 * @param presence which of the tables exist
 * @param rows the version rows; none where there is no table
 * @param log the last record of each revision; empty where there is no log
 */
public record DatabaseState(Presence presence, Heads rows, Map<RevisionId, Row> log) {

    public DatabaseState {
        log = Map.copyOf(log);
    }

    /** The state of a database that nothing has been applied to. */
    public static DatabaseState empty(Tables tables) {
        return new DatabaseState(Presence.none(tables), Heads.none(), Map.of());
    }

    /** Reads the state; changes nothing, creates nothing. */
    public static DatabaseState read(Session session, Tables tables) {
        return read(session, tables, new VersionTable(tables).presence(session));
    }

    /** Reads the state where it is known what exists. */
    public static DatabaseState read(Session session, Tables tables, Presence presence) {
        VersionTable versionTable = new VersionTable(tables);
        return new DatabaseState(
                presence,
                presence.versionTable() ? Heads.of(versionTable.read(session)) : Heads.none(),
                presence.log() ? RunLog.last(session, tables) : Map.of());
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
