package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.command.Finding.Subject;
import dev.migrate.model.Model;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.RunLog;
import dev.migrate.postgres.Session;
import dev.migrate.revision.PathFinder;
import dev.migrate.revision.Revision;
import dev.migrate.revision.RevisionId;
import dev.migrate.script.History;
import dev.migrate.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Looks whether the files, the database and the model agree; changes nothing. */
final class Checker {

    private final Settings settings;
    private final Scratch scratch;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Checker(Settings settings, Scratch scratch) {
        this.settings = settings;
        this.scratch = scratch;
    }

    CheckResult check(Supplier<History> files) {
        History history;
        try {
            history = files.get();
        } catch (MigrateException e) {
            List<String> lines = e.problem().lines().map(String::strip).toList();
            lines.subList(lines.size() > 1 ? 1 : 0, lines.size()).forEach(line -> add(Subject.FILES, line));
            return new CheckResult("the revision files", findings, List.of(e.hint()));
        }
        Database database = new Database(settings.database().connection());
        try (Session session = database.connect()) {
            DatabaseState state = DatabaseState.read(session, settings.tables());
            if (!settings.database().isConfigured() && !state.presence().versionTable()) {
                remarks.add("No database is configured, so the rows were not checked.");
                compareModel(history, "the revisions", () -> replayed(history), false);
                return new CheckResult("the revisions", findings, remarks);
            }
            boolean atHead = checkRows(history, state);
            if (atHead) {
                compareModel(history, database.address(), () -> scratch.read(session), true);
            } else {
                compareModel(history, "the revisions", () -> replayed(history), false);
            }
        }
        return new CheckResult(database.address(), findings, remarks);
    }

    private Catalog replayed(History history) {
        return scratch.read(scratch.replayed(history).settings());
    }

    /** Tells whether the database is at head, as far as the files know. */
    private boolean checkRows(History history, DatabaseState state) {
        try {
            new ProjectRevisions(settings).refuseUnknown(history, state);
        } catch (MigrateException e) {
            add(Subject.ROWS, e.problem());
            return false;
        }
        Set<RevisionId> applied = new PathFinder(history.graph()).applied(state.rows());
        for (Revision revision : history.graph().revisions()) {
            if (!applied.contains(revision.id())) {
                add(Subject.ROWS, "revision " + revision + " is not applied");
            }
        }
        for (RunLog.Row row : state.unfinished()) {
            add(Subject.ROWS, "revision " + row.revision() + " is half done");
        }
        for (Script script : AppliedFiles.changed(history, state)) {
            add(
                    Subject.CHECKSUMS,
                    "revision " + script.revision() + " has changed since it was applied: "
                            + script.revision().source());
        }
        return applied.size() == history.graph().size() && state.unfinished().isEmpty();
    }

    private void compareModel(History history, String name, Supplier<Catalog> there, boolean isDatabase) {
        Optional<Model> model = settings.schema().wanted();
        if (model.isEmpty()) {
            remarks.add("There is no model, so only the files, the rows and the checksums were checked.");
            return;
        }
        if (findings.stream().anyMatch(finding -> finding.subject() == Subject.ROWS)) {
            remarks.add("The database is not at head, so the model was compared with what the revisions make.");
        }
        Both<Catalog, Catalog> both = Both.of(() -> scratch.compared(there.get()), () -> scratch.made(model.get()));
        Catalog left = both.first();
        Catalog made = both.second();
        Catalog wanted = model.get().completed(made, left);
        remarks.addAll(scratch.remarks());
        remarks.add("Compared " + name + " with the model: " + model.get().name() + ".");
        remarks.addAll(Autogenerator.unread(left, wanted));
        List<String> lines = Comparison.lines(left, wanted);
        if (!isDatabase
                || lines.isEmpty()
                || !tellApart(history, left, base -> model.get().completed(made, base))) {
            lines.forEach(line -> add(Subject.MODEL, line));
        }
    }

    /** Tells what somebody did to the database from what no revision does yet: both differ from what the revisions make. */
    private boolean tellApart(History history, Catalog database, UnaryOperator<Catalog> model) {
        try {
            Catalog revisions = scratch.compared(replayed(history));
            List<String> byHand = Comparison.lines(revisions, database);
            List<String> ahead = Comparison.lines(revisions, model.apply(revisions));
            byHand.forEach(line -> add(Subject.DRIFT, line));
            ahead.forEach(line -> add(Subject.MODEL, line));
            return !byHand.isEmpty() || !ahead.isEmpty();
        } catch (MigrateException e) {
            remarks.add("What was done by hand cannot be told apart, because the revisions cannot be replayed: "
                    + e.problem());
            return false;
        }
    }

    private void add(Subject subject, String text) {
        findings.add(new Finding(subject, text));
    }
}
