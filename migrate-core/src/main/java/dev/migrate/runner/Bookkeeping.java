package dev.migrate.runner;

import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.RunLock;
import dev.migrate.postgres.RunLog;
import dev.migrate.postgres.RunLog.Direction;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.Tables;
import dev.migrate.postgres.VersionTable;
import dev.migrate.revision.Heads;
import dev.migrate.revision.Step;
import dev.migrate.runner.Own.Purpose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Migrate itself says in the transactions of a run. Each begins with the lock and with the version rows that it has to
 * find, and ends with the version rows that it has to leave: whoever else has written there, the transaction is rolled back.
 */
final class Bookkeeping {

    private static final Own FLUSH = new Own(Purpose.FLUSH, Session.FLUSH);

    private final Tables tables;
    private final VersionTable versionTable;
    private final RunLog log;
    private final RunSettings settings;
    private final DatabaseState state;
    private final Form form;
    private final List<Own> limits;
    private final Own lock;
    private final List<Own> clearing;
    private List<String> missing;

    Bookkeeping(Tables tables, String toolVersion, RunSettings settings, DatabaseState state, Form form) {
        this.tables = tables;
        this.versionTable = new VersionTable(tables);
        this.log = new RunLog(tables, toolVersion);
        this.settings = settings;
        this.state = state;
        this.form = form;
        this.limits = limits(settings);
        this.lock = Own.of(Purpose.LOCK, "select " + RunLock.admission(tables));
        this.clearing = clearing(tables, state.presence().pooled());
        this.missing = versionTable.create(state.presence());
    }

    /** Who reads it. */
    enum Form {
        /** A session of this run: as few statements as can be. */
        SESSION,
        /** {@code psql}, and people: no statement prints rows, and what stops it says why. */
        SCRIPT
    }

    /** What a transaction begins with; the first one also creates what is missing. */
    List<Own> before(Heads rows) {
        List<Own> before = new ArrayList<>(limits);
        if (form == Form.SCRIPT) {
            before.add(Own.of(Purpose.EXPECT, scriptGuard(rows)));
            addMissing(before);
            return before;
        }
        before.add(lock);
        addMissing(before);
        before.add(Own.of(Purpose.EXPECT, "select " + versionTable.expect(rows) + ", " + log.begin()));
        if (state.presence().plpgsql()) {
            before.add(FLUSH);
        }
        return before;
    }

    private void addMissing(List<Own> before) {
        missing.forEach(sql -> before.add(Own.of(Purpose.TABLES, sql)));
        missing = List.of();
    }

    private String scriptGuard(Heads rows) {
        String first = "  perform " + RunLock.admission(tables) + ";\n  perform " + log.begin() + ";\n";
        return versionTable.guard(rows, first, "The version rows have changed while this script ran: they are %.");
    }

    /** What bounds the statements of a transaction. */
    private static List<Own> limits(RunSettings settings) {
        List<Own> limits = new ArrayList<>();
        limits.add(Own.of(
                Purpose.LIMITS,
                "set local lock_timeout = " + settings.lockTimeout().toMillis()));
        if (!settings.statementTimeout().isZero()) {
            limits.add(Own.of(
                    Purpose.LIMITS,
                    "set local statement_timeout = "
                            + settings.statementTimeout().toMillis()));
        }
        return limits;
    }

    /** What comes, in a message of its own, before a statement that runs outside a transaction. */
    List<Own> beforeOutside(Heads rows) {
        return List.of(
                Own.of(
                        Purpose.LIMITS,
                        "set lock_timeout = " + settings.lockTimeout().toMillis()),
                Own.of(Purpose.LOCK, "select " + RunLock.sessionAdmission(tables)),
                Own.of(Purpose.EXPECT, "select " + versionTable.expect(rows)));
    }

    /** The end of a step that took one transaction. */
    List<Own> finish(StepSection section, Heads after) {
        List<Own> books = change(section.step());
        if (form == Form.SCRIPT) {
            books.add(Own.of(Purpose.LOG, log.finish(section.direction(), section.entry())));
        } else {
            String expected = versionTable.expect(after);
            books.add(Own.of(Purpose.LOG, log.finishReturning(section.direction(), section.entry(), expected)));
        }
        return closed(books, section.step(), after);
    }

    /** The end of a step that took several transactions. */
    List<Own> close(StepSection section, Heads after) {
        List<Own> books = change(section.step());
        books.add(logged(log.close(section.entry()), versionTable.expect(after)));
        return closed(books, section.step(), after);
    }

    private List<Own> change(Step step) {
        List<Own> books = new ArrayList<>();
        books.add(Own.of(Purpose.ROLE, "reset session authorization"));
        if (form == Form.SESSION) {
            versionTable.change(step).forEach(sql -> books.add(Own.of(Purpose.ROWS, VersionTable.counted(sql))));
        }
        return books;
    }

    private List<Own> closed(List<Own> books, Step step, Heads after) {
        if (form == Form.SCRIPT) {
            books.add(Own.of(Purpose.ROWS, scriptChange(step, after)));
            books.add(Own.of(Purpose.SESSION, "reset all"));
            return books;
        }
        books.addAll(clearing);
        return books;
    }

    /** The version rows are changed and looked at in one statement, which prints nothing. */
    private String scriptChange(Step step, Heads after) {
        String changes = versionTable.change(step).stream()
                .map(VersionTable::countedInScript)
                .collect(Collectors.joining());
        return versionTable.guard(
                after, changes, "Somebody else has changed the version rows: they are % after this step.");
    }

    /**
     * What a revision may have left in the session, for the next one does not count on it. All advisory locks go, and the one
     * of this run is taken again at once: its transaction holds it, so that nobody comes between.
     */
    private static List<Own> clearing(Tables tables, boolean pooled) {
        String locks = pooled ? "" : ", " + RunLock.sessionAdmission(tables);
        return Stream.of(
                        "close all",
                        "deallocate all",
                        "unlisten *",
                        "discard temp",
                        "discard sequences",
                        "select pg_catalog.pg_advisory_unlock_all()" + locks,
                        "reset all")
                .map(sql -> Own.of(Purpose.SESSION, sql))
                .toList();
    }

    /** That so much of a step is done; the first time, that it has begun. */
    List<Own> journal(StepSection section, RunLog.Progress progress, boolean begun) {
        return List.of(
                Own.of(Purpose.ROLE, "set local session authorization default"),
                begun
                        ? logged(log.advance(section.revision().id(), progress), "")
                        : Own.of(Purpose.LOG, log.open(section.direction(), section.entry(), progress)));
    }

    /** That a statement that repeats, or a slice, changed so many rows. */
    Own countRows(StepSection section, String rows) {
        return logged(log.countRows(section.revision().id(), rows), "");
    }

    private Own logged(String update, String more) {
        return Own.of(Purpose.LOG, form == Form.SCRIPT ? update : RunLog.checked(update, more));
    }

    /** What a stamp changes. */
    List<Own> stamp(
            Step.Stamp step, boolean purge, Collection<RunLog.Entry> up, Collection<RunLog.Entry> down, Heads after) {
        List<Own> books = new ArrayList<>();
        if (purge && state.presence().versionTable()) {
            books.add(Own.of(Purpose.ROWS, versionTable.purge()));
        }
        if (form == Form.SESSION) {
            versionTable.change(step).forEach(sql -> books.add(Own.of(Purpose.ROWS, VersionTable.counted(sql))));
        }
        if (!up.isEmpty()) {
            books.add(Own.of(Purpose.LOG, log.stamp(Direction.UPGRADE, up)));
        }
        if (!down.isEmpty()) {
            books.add(Own.of(Purpose.LOG, log.stamp(Direction.DOWNGRADE, down)));
        }
        books.add(Own.of(
                Purpose.ROWS,
                form == Form.SCRIPT ? scriptChange(step, after) : "select " + versionTable.expect(after)));
        return books;
    }

    /** Whether a pooler stands in between. */
    boolean pooled() {
        return state.presence().pooled();
    }
}
