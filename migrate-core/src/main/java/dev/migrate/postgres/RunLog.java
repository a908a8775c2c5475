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
                  finished_at timestamptz,
                  tool_version text not null,
                  statements_done integer,
                  done_checksum text,
                  rows_done bigint
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

    /** Records that a step of several transactions has begun and how far it has come, in the first of them. */
    public String open(Direction direction, Entry entry, Progress progress) {
        return "insert into " + tables.log()
                + " (revision, direction, stamped, message, checksum, started_at, tool_version, statements_done, "
                + "done_checksum) values (" + Literal.quote(entry.revision().value()) + ", " + direction.literal()
                + ", false, " + Literal.quote(entry.message()) + ", " + Literal.quote(entry.checksum())
                + ", current_setting('" + STARTED + "')::timestamptz, " + Literal.quote(toolVersion) + ", "
                + progress.statements() + ", " + Literal.quote(progress.checksum()) + ")";
    }

    /** Records how far a step of several transactions has come. */
    public String advance(RevisionId revision, Progress progress) {
        return update(
                revision,
                "statements_done = " + progress.statements() + ", done_checksum = "
                        + Literal.quote(progress.checksum()));
    }

    /** Adds rows to those that the repeated statements of a step have changed. */
    public String countRows(RevisionId revision, String rows) {
        return update(revision, "rows_done = coalesce(rows_done, 0) + " + rows);
    }

    /** Records that a step of several transactions is done, and returns how many milliseconds it took in all. */
    public String close(Entry entry) {
        return update(
                        entry.revision(),
                        "finished_at = clock_timestamp(), checksum = " + Literal.quote(entry.checksum()))
                + " returning (extract(epoch from finished_at - started_at) * 1000)::bigint as milliseconds";
    }

    private String update(RevisionId revision, String assignments) {
        return "update " + tables.log() + " set " + assignments + " where id = (select max(id) from " + tables.log()
                + " where revision = " + Literal.quote(revision.value()) + ")";
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
    static String last(Tables tables) {
        return """
                select distinct on (revision) revision, direction, stamped, checksum, database_role, client_host,
                       (extract(epoch from started_at) * 1000000)::bigint,
                       (extract(epoch from finished_at) * 1000000)::bigint,
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
