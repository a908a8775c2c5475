package dev.migrate.postgres;

import dev.migrate.revision.RevisionId;
import dev.migrate.sql.Literal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The log: one row for each step ever run or stamped. A step that consists of several transactions has its row from the
 * first one on, and the row says how far the step has come; every other row is written once.
 */
public final class RunLog {

    private static final String STARTED = "migrate.started";
    private static final String MILLISECONDS =
            "(extract(epoch from finished_at operator(pg_catalog.-) started_at) operator(pg_catalog.*) 1000)"
                    + "::bigint";

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

        /** As the log and messages have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String literal() {
            return Literal.quote(word());
        }
    }

    static String create(Tables tables) {
        return "create table if not exists " + tables.log() + """
                 (
                  id bigint generated always as identity primary key,
                  revision pg_catalog.text not null,
                  direction pg_catalog.text not null
                    check (direction operator(pg_catalog.=) any (array['upgrade', 'downgrade']::pg_catalog.text[])),
                  stamped boolean not null,
                  message pg_catalog.text not null,
                  checksum pg_catalog.text not null,
                  database_role pg_catalog.text not null default session_user,
                  client_host pg_catalog.text not null
                    default coalesce(pg_catalog.host(pg_catalog.inet_client_addr()), 'local'),
                  started_at timestamp with time zone not null,
                  finished_at timestamp with time zone,
                  tool_version pg_catalog.text not null,
                  statements_done integer,
                  done_checksum pg_catalog.text,
                  rows_done bigint
                )""".stripTrailing();
    }

    /**
     * Remembers when a step began; comes first in its transaction. As seconds since 1970, which no setting of the session
     * reads otherwise.
     */
    public String begin() {
        return "pg_catalog.set_config('" + STARTED
                + "', extract(epoch from pg_catalog.clock_timestamp())::pg_catalog.text, true)";
    }

    /** When the step began; the beginning of the transaction where the revision has reset all settings. */
    private static String started() {
        return "greatest(pg_catalog.to_timestamp(pg_catalog.concat(0, pg_catalog.current_setting('" + STARTED
                + "', true))::float), pg_catalog.now())";
    }

    /** Records a step that was run. */
    public String finish(Direction direction, Entry entry) {
        return insert() + "values (" + text(entry.revision().value()) + ", " + direction.literal() + ", false, "
                + text(entry.message()) + ", " + text(entry.checksum()) + ", " + started()
                + ", pg_catalog.clock_timestamp(), " + text(toolVersion) + ")";
    }

    /** The same, returning how many milliseconds it took, and whatever else is asked. */
    public String finishReturning(Direction direction, Entry entry, String more) {
        return finish(direction, entry) + " returning " + MILLISECONDS + ", " + more;
    }

    /** Records that a step of several transactions has begun and how far it has come, in the first of them. */
    public String open(Direction direction, Entry entry, Progress progress) {
        return "insert into " + tables.log()
                + " (revision, direction, stamped, message, checksum, started_at, tool_version, statements_done, "
                + "done_checksum) values (" + text(entry.revision().value()) + ", " + direction.literal()
                + ", false, " + text(entry.message()) + ", " + text(entry.checksum())
                + ", " + started() + ", " + text(toolVersion) + ", "
                + progress.statements() + ", " + text(progress.checksum()) + ")";
    }

    /** Records how far a step of several transactions has come. */
    public String advance(RevisionId revision, Progress progress) {
        return update(
                revision,
                "statements_done = " + progress.statements() + ", done_checksum = " + text(progress.checksum()));
    }

    /** Adds rows to those that the repeated statements of a step have changed. */
    public String countRows(RevisionId revision, String rows) {
        return update(revision, "rows_done = coalesce(rows_done, 0) operator(pg_catalog.+) " + rows);
    }

    /** Records that a step of several transactions is done. */
    public String close(Entry entry) {
        return update(
                entry.revision(), "finished_at = pg_catalog.clock_timestamp(), checksum = " + text(entry.checksum()));
    }

    /**
     * Makes sure that an update of this log meets its one row: anything else stops the transaction with
     * {@link VersionTable#NOT_AS_EXPECTED}. Returns how many milliseconds the step has taken, and whatever else is asked.
     */
    public static String checked(String update, String more) {
        return "with changed as (" + update + " returning " + MILLISECONDS + " as milliseconds) "
                + "select (case when exists (select from changed) then (select coalesce(milliseconds, 0) from changed)"
                + "::varchar else 'no row' end)::bigint" + (more.isEmpty() ? "" : ", " + more);
    }

    private String update(RevisionId revision, String assignments) {
        return "update " + tables.log() + " set " + assignments
                + " where id operator(pg_catalog.=) (select pg_catalog.max(id) from " + tables.log()
                + " where revision operator(pg_catalog.=) " + text(revision.value()) + ")";
    }

    /** Records steps that were stamped, all in one statement. */
    public String stamp(Direction direction, Collection<Entry> entries) {
        return entries.stream()
                .map(entry -> "(" + text(entry.revision().value()) + ", " + direction.literal() + ", true, "
                        + text(entry.message()) + ", " + text(entry.checksum())
                        + ", pg_catalog.now(), pg_catalog.clock_timestamp(), " + text(toolVersion) + ")")
                .collect(Collectors.joining(",\n  ", insert() + "values\n  ", ""));
    }

    private String insert() {
        return "insert into " + tables.log()
                + " (revision, direction, stamped, message, checksum, started_at, finished_at, tool_version) ";
    }

    private static String text(String value) {
        return Literal.inAnySession(value);
    }

    /** The last record of each revision. */
    static String last(Tables tables) {
        return """
                select distinct on (revision) revision, direction, stamped, checksum, database_role, client_host,
                       (extract(epoch from started_at) operator(pg_catalog.*) 1000000)::bigint,
                       (extract(epoch from finished_at) operator(pg_catalog.*) 1000000)::bigint,
                       tool_version, statements_done, done_checksum
                  from %s
                 order by revision, id desc""".formatted(tables.log());
    }

    /** A record of {@link #last}. */
    static Row read(ResultRow row) {
        String finished = row.textOrNull(8);
        return new Row(
                new RevisionId(row.text(1)),
                row.text(2).equals("upgrade") ? Direction.UPGRADE : Direction.DOWNGRADE,
                row.flag(3),
                row.text(4),
                row.text(5),
                row.text(6),
                instant(row.number(7)),
                finished == null ? Optional.empty() : Optional.of(instant(Long.parseLong(finished))),
                row.text(9),
                row.integer(10),
                row.text(11));
    }

    /** As the server counts: the driver takes its time to read a timestamp, and there is one for every revision. */
    private static Instant instant(long microseconds) {
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
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
     * @param finishedAt when it ended; empty for a step that has not come to its end
     * @param toolVersion the version of Migrate that did it
     * @param statementsDone how many statements an unfinished step has done
     * @param doneChecksum the checksum of those statements
     */
    public record Row(
            RevisionId revision,
            Direction direction,
            boolean stamped,
            String checksum,
            String role,
            String host,
            Instant startedAt,
            Optional<Instant> finishedAt,
            String toolVersion,
            int statementsDone,
            String doneChecksum) {

        /** Whether the step ran through. */
        public boolean isFinished() {
            return finishedAt.isPresent();
        }
    }

    /**
     * How far a step of several transactions has come.
     *
     * @param statements how many of its statements are done
     * @param checksum the checksum of those statements
     */
    public record Progress(int statements, String checksum) {}
}
