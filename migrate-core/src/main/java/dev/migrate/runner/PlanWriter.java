package dev.migrate.runner;

import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.RunLock;
import dev.migrate.postgres.RunLog;
import dev.migrate.postgres.RunLog.Direction;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.Tables;
import dev.migrate.postgres.VersionTable;
import dev.migrate.revision.Heads;
import dev.migrate.revision.Revision;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Step;
import dev.migrate.runner.RunSettings.TransactionMode;
import dev.migrate.script.Section;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes the SQL of a plan: the statements of the files between what bounds the transactions and what keeps the books.
 * The same text runs live and stands in an offline script, so both leave the same database.
 */
final class PlanWriter {

    private static final Statement BEGIN = Statement.own("begin");
    private static final Statement COMMIT = Statement.own("commit");
    private static final Statement ROLLBACK = Statement.own("rollback");

    private final Sections sections;
    private final Tables tables;
    private final VersionTable versionTable;
    private final RunLog log;
    private final RunSettings settings;
    private final DatabaseState state;
    private final List<Unit> units = new ArrayList<>();
    private final List<Unit.Piece> open = new ArrayList<>();
    private List<String> missing;
    private Heads rows;

    PlanWriter(Sections sections, Tables tables, String toolVersion, RunSettings settings, DatabaseState state) {
        this.sections = sections;
        this.tables = tables;
        this.versionTable = new VersionTable(tables);
        this.rows = state.rows();
        this.log = new RunLog(tables, toolVersion);
        this.settings = settings;
        this.state = state;
        this.missing = versionTable.create(state.presence());
    }

    /**
     * The units of these steps, in order; the first one ever also creates what is missing. A long plan may be written in
     * pieces, one after the other.
     */
    List<Unit> write(List<Step> steps, StampLog stamps) {
        for (Step step : steps) {
            if (step instanceof Step.Stamp stamp) {
                add(new Unit.Part(step, null, before(), List.of(), own(stampBooks(stamp, stamps)), true));
            } else {
                write(sections.of(step));
            }
            rows = rows.after(step);
        }
        closeTransaction();
        List<Unit> written = List.copyOf(units);
        units.clear();
        return written;
    }

    /** One transaction with all that can run in one, rolled back at its end. */
    List<Unit> rehearse(List<Step> steps) {
        for (Step step : steps) {
            StepSection section = sections.of(step);
            Optional<JavaMethod> method = sections.method(section);
            if (method.isPresent()) {
                open.add(code(section, method.get(), Unit.Purpose.REHEARSE));
                rows = rows.after(step);
                continue;
            }
            List<Statement> body = IntStream.range(0, section.statements().size())
                    .filter(index -> !section.runsOutside(index))
                    .mapToObj(index -> section.statements().get(index))
                    .toList();
            open.add(new Unit.Part(step, section.script(), before(), body, own(finish(section)), true));
            rows = rows.after(step);
        }
        return open.isEmpty() ? List.of() : List.of(transaction(ROLLBACK));
    }

    private void write(StepSection section) {
        Optional<JavaMethod> method = sections.method(section);
        if (method.isPresent()) {
            add(code(section, method.get(), Unit.Purpose.APPLY));
            return;
        }
        if (!section.isSplit()) {
            add(part(section, 0, section.statements().size(), finish(section), true));
            return;
        }
        closeTransaction();
        int done = section.done(state);
        boolean journalled = done >= 0;
        int next = Math.max(0, done);
        int end = section.endOfTransaction(next);
        while (end < section.statements().size()) {
            if (end > next || !journalled) {
                add(part(section, next, end, journal(section, section.progress(end), journalled), false));
                closeTransaction();
            }
            units.add(outside(section, end, end == done));
            add(part(section, end, end, journal(section, section.progress(end + 1), true), false));
            closeTransaction();
            journalled = true;
            next = end + 1;
            end = section.endOfTransaction(next);
        }
        add(part(section, next, end, close(section), true));
        closeTransaction();
    }

    private Unit outside(StepSection section, int index, boolean resumed) {
        Statement statement = section.statements().get(index);
        return section.isRepeated(index)
                ? new Unit.Repeat(
                        section.step(),
                        section.script(),
                        limits(),
                        statement,
                        log.countRows(section.revision().id(), Unit.Repeat.ROWS))
                : new Unit.Alone(section.step(), section.script(), statement, resumed);
    }

    private Unit.Part part(StepSection section, int from, int to, List<String> books, boolean last) {
        return new Unit.Part(
                section.step(), section.script(), before(), section.statements().subList(from, to), own(books), last);
    }

    private void add(Unit.Piece piece) {
        open.add(piece);
        if (settings.transaction() == TransactionMode.REVISION) {
            closeTransaction();
        }
    }

    private void closeTransaction() {
        if (!open.isEmpty()) {
            units.add(transaction(COMMIT));
            open.clear();
        }
    }

    private Unit transaction(Statement closing) {
        List<Unit.Part> parts = open.stream()
                .filter(Unit.Part.class::isInstance)
                .map(Unit.Part.class::cast)
                .toList();
        return parts.size() == open.size()
                ? new Unit.Transaction(BEGIN, parts, closing)
                : new Unit.Live(BEGIN, open, closing);
    }

    private Unit.Code code(StepSection section, JavaMethod method, Unit.Purpose purpose) {
        return new Unit.Code(
                section,
                method,
                before(),
                before(),
                books(section),
                section.unfinished(state).orElse(null),
                purpose);
    }

    private Unit.Books books(StepSection section) {
        return new Unit.Books() {
            @Override
            public List<Statement> finish() {
                return own(PlanWriter.this.finish(section));
            }

            @Override
            public List<Statement> close() {
                return own(PlanWriter.this.close(section));
            }

            @Override
            public List<Statement> journal(RunLog.Progress progress, boolean begun) {
                return own(PlanWriter.this.journal(section, progress, begun));
            }

            @Override
            public String countRows(String rows) {
                return log.countRows(section.revision().id(), rows);
            }

            @Override
            public List<Statement> limits() {
                return PlanWriter.this.limits();
            }

            @Override
            public boolean pooled() {
                return state.presence().pooled();
            }
        };
    }

    private List<Statement> limits() {
        List<Statement> limits = new ArrayList<>();
        limits.add(Statement.own(
                "set local lock_timeout = " + settings.lockTimeout().toMillis()));
        if (!settings.statementTimeout().isZero()) {
            limits.add(Statement.own("set local statement_timeout = "
                    + settings.statementTimeout().toMillis()));
        }
        return limits;
    }

    private List<Statement> before() {
        List<Statement> before = limits();
        if (state.presence().pooled()) {
            before.add(Statement.own(RunLock.admission(tables)));
            before.add(Statement.own(versionTable.guard(rows)));
        }
        before.add(Statement.own(log.begin()));
        before.addAll(own(missing));
        missing = List.of();
        if (state.presence().plpgsql()) {
            before.add(Session.FLUSH);
        }
        return before;
    }

    private List<String> finish(StepSection section) {
        List<String> books = new ArrayList<>();
        books.add("reset session authorization");
        books.addAll(versionTable.change(section.step()));
        books.add(log.finish(section.direction(), section.entry()));
        books.add("reset all");
        return books;
    }

    private List<String> journal(StepSection section, RunLog.Progress progress, boolean journalled) {
        return List.of(
                "set local session authorization default",
                journalled
                        ? log.advance(section.revision().id(), progress)
                        : log.open(section.direction(), section.entry(), progress));
    }

    private List<String> close(StepSection section) {
        List<String> books = new ArrayList<>();
        books.add("reset session authorization");
        books.addAll(versionTable.change(section.step()));
        books.add(log.close(section.entry()));
        books.add("reset all");
        return books;
    }

    private List<String> stampBooks(Step.Stamp step, StampLog stamps) {
        List<String> books = new ArrayList<>();
        if (stamps.purge() && state.presence().versionTable()) {
            books.add(versionTable.purge());
        }
        books.addAll(versionTable.change(step));
        if (!stamps.applied().isEmpty()) {
            books.add(log.stamp(Direction.UPGRADE, entries(stamps.applied(), Direction.UPGRADE)));
        }
        if (!stamps.unapplied().isEmpty()) {
            books.add(log.stamp(Direction.DOWNGRADE, entries(stamps.unapplied(), Direction.DOWNGRADE)));
        }
        return books;
    }

    private List<RunLog.Entry> entries(Set<RevisionId> revisions, Direction direction) {
        return revisions.stream()
                .map(id -> {
                    Revision revision = sections.history().graph().get(id);
                    Section section = direction == Direction.UPGRADE
                            ? sections.history().script(id).upgrade()
                            : sections.history().script(id).downgrade();
                    return new RunLog.Entry(
                            id, revision.message(), section.checksum().value());
                })
                .toList();
    }

    private static List<Statement> own(List<String> texts) {
        return texts.stream().map(Statement::own).toList();
    }
}
