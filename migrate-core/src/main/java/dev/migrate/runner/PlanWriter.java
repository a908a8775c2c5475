package dev.migrate.runner;

import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.RunLog;
import dev.migrate.postgres.RunLog.Direction;
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
 * A live run and an offline script have the same units, so both leave the same database.
 */
final class PlanWriter {

    private static final Statement BEGIN = Statement.own("begin");
    private static final Statement COMMIT = Statement.own("commit");
    private static final Statement ROLLBACK = Statement.own("rollback");

    private final Sections sections;
    private final Bookkeeping books;
    private final TransactionMode transaction;
    private final DatabaseState state;
    private final List<Unit> units = new ArrayList<>();
    private final List<Unit.Piece> open = new ArrayList<>();
    private Heads rows;

    PlanWriter(Sections sections, Bookkeeping books, TransactionMode transaction, DatabaseState state) {
        this.sections = sections;
        this.books = books;
        this.transaction = transaction;
        this.rows = state.rows();
        this.state = state;
    }

    /**
     * The units of these steps, in order; the first one ever also creates what is missing. A long plan may be written in
     * pieces, one after the other.
     */
    List<Unit> write(List<Step> steps, StampLog stamps) {
        for (Step step : steps) {
            if (step instanceof Step.Stamp stamp) {
                Heads after = (stamps.purge() ? Heads.none() : rows).after(step);
                add(new Unit.Part(step, null, books.before(rows), List.of(), stamp(stamp, stamps, after), true));
                rows = after;
            } else {
                write(sections.of(step));
                rows = rows.after(step);
            }
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
            } else {
                List<Statement> body = IntStream.range(0, section.statements().size())
                        .filter(index -> !section.runsOutside(index))
                        .mapToObj(index -> section.statements().get(index))
                        .toList();
                open.add(new Unit.Part(step, section.script(), books.before(rows), body, finish(section), true));
            }
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
                add(part(section, next, end, books.journal(section, section.progress(end), journalled), false));
                closeTransaction();
            }
            units.add(outside(section, end, end == done));
            add(part(section, end, end, books.journal(section, section.progress(end + 1), true), false));
            closeTransaction();
            journalled = true;
            next = end + 1;
            end = section.endOfTransaction(next);
        }
        add(part(section, next, end, books.close(section, rows.after(section.step())), true));
        closeTransaction();
    }

    private List<Own> finish(StepSection section) {
        return books.finish(section, rows.after(section.step()));
    }

    private Unit outside(StepSection section, int index, boolean resumed) {
        Statement statement = section.statements().get(index);
        return section.isRepeated(index)
                ? new Unit.Repeat(
                        section.step(),
                        section.script(),
                        books.before(rows),
                        statement,
                        books.countRows(section, Unit.Repeat.ROWS))
                : new Unit.Alone(section.step(), section.script(), books.beforeOutside(rows), statement, resumed);
    }

    private Unit.Part part(StepSection section, int from, int to, List<Own> after, boolean last) {
        return new Unit.Part(
                section.step(),
                section.script(),
                books.before(rows),
                section.statements().subList(from, to),
                after,
                last);
    }

    private void add(Unit.Piece piece) {
        open.add(piece);
        if (transaction == TransactionMode.REVISION) {
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
                books.before(rows),
                books.before(rows),
                books(section, rows),
                section.unfinished(state).orElse(null),
                purpose);
    }

    private Unit.Books books(StepSection section, Heads before) {
        Heads after = before.after(section.step());
        return new Unit.Books() {
            @Override
            public List<Own> finish() {
                return books.finish(section, after);
            }

            @Override
            public List<Own> close() {
                return books.close(section, after);
            }

            @Override
            public List<Own> journal(RunLog.Progress progress, boolean begun) {
                return books.journal(section, progress, begun);
            }

            @Override
            public Own countRows(String rows) {
                return books.countRows(section, rows);
            }

            @Override
            public List<Own> before() {
                return books.before(before);
            }

            @Override
            public List<Own> beforeOutside() {
                return books.beforeOutside(before);
            }

            @Override
            public boolean pooled() {
                return books.pooled();
            }
        };
    }

    private List<Own> stamp(Step.Stamp step, StampLog stamps, Heads after) {
        return books.stamp(
                step,
                stamps.purge(),
                entries(stamps.applied(), Direction.UPGRADE),
                entries(stamps.unapplied(), Direction.DOWNGRADE),
                after);
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
}
