package dev.migrate.postgres;

import dev.migrate.revision.RevisionId;
import dev.migrate.sql.Literal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The log: one row for each step ever run or stamped, never changed afterwards. */
public final class RunLog {

    private static final String STARTED = "migrate.started";

    private final Tables tables;
    private final String toolVersion;

    /**
     * The log beside a version table.
     *
     * @param toolVersion the version of Migrate that writes
     */
    public RunLog(Tables tables, String toolVersion) {
        this.tables = tables;
        this.toolVersion = toolVersion;
    }

    /** Which way a step went. */
    public enum Direction {
        UPGRADE,
        DOWNGRADE;

        String literal() {
            return Literal.quote(name().toLowerCase(Locale.ROOT));
        }
    }

    static String create(Tables tables) {
        return "create table if not exists " + tables.log() + """
                 (
                  id bigint generated always as identity primary key,
                  revision text not null,
                  direction text not null check (direction in ('upgrade', 'downgrade')),
                  stamped boolean not null,
                  message text not null,
                  checksum text not null,
                  database_role text not null default session_user,
                  client_host text not null default coalesce(host(inet_client_addr()), 'local'),
                  started_at timestamptz not null,
                  finished_at timestamptz not null,
                  tool_version text not null
                )""".stripTrailing();
    }

    /** Remembers when a step began; comes first in its transaction. */
    public String begin() {
        return "select set_config('" + STARTED + "', clock_timestamp()::text, true)";
    }

    /** Records a step that was run, last in its transaction, and returns how many milliseconds it took. */
    public String finish(Direction direction, Entry entry) {
        return insert() + "values (" + Literal.quote(entry.revision().value()) + ", " + direction.literal()
                + ", false, "
                + Literal.quote(entry.message()) + ", " + Literal.quote(entry.checksum()) + ", current_setting('"
                + STARTED + "')::timestamptz, clock_timestamp(), " + Literal.quote(toolVersion)
                + ") returning (extract(epoch from finished_at - started_at) * 1000)::bigint as milliseconds";
    }

    /** Records steps that were stamped, all in one statement. */
    public String stamp(Direction direction, Collection<Entry> entries) {
        return entries.stream()
                .map(entry -> "(" + Literal.quote(entry.revision().value()) + ", " + direction.literal() + ", true, "
                        + Literal.quote(entry.message()) + ", " + Literal.quote(entry.checksum())
                        + ", now(), clock_timestamp(), " + Literal.quote(toolVersion) + ")")
                .collect(Collectors.joining(",\n  ", insert() + "values\n  ", ""));
    }

    private String insert() {
        return "insert into " + tables.log()
                + " (revision, direction, stamped, message, checksum, started_at, finished_at, tool_version) ";
    }

    /** The last record of each revision. */
    static Map<RevisionId, Row> last(Session session, Tables tables) {
        List<Row> records = session.query("""
                select distinct on (revision) revision, direction, stamped, checksum, database_role, client_host,
                       started_at, finished_at, tool_version
                  from %s
                 order by revision, id desc""".formatted(tables.log()), RunLog::read);
        Map<RevisionId, Row> last = new HashMap<>();
        records.forEach(record -> last.put(record.revision(), record));
        return last;
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new RevisionId(row.getString(1)),
                row.getString(2).equals("upgrade") ? Direction.UPGRADE : Direction.DOWNGRADE,
                row.getBoolean(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                row.getTimestamp(8).toInstant(),
                row.getString(9));
    }

    /**
     * What is to be recorded of a step.
     *
     * @param revision which revision
     * @param message its message
     * @param checksum the checksum of the section that ran
     */
    public record Entry(RevisionId revision, String message, String checksum) {}

    /**
     * What the log says of a step.
     *
     * @param revision which revision
     * @param direction which way
     * @param stamped whether it was only recorded, not run
     * @param checksum the checksum of the section at that time
     * @param role the database role that did it
     * @param host the address it came from
     * @param startedAt when it began
     * @param finishedAt when it ended
     * @param toolVersion the version of Migrate that did it
     */
    public record Row(
            RevisionId revision,
            Direction direction,
            boolean stamped,
            String checksum,
            String role,
            String host,
            Instant startedAt,
            Instant finishedAt,
            String toolVersion) {}
}
