package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.command.Autogeneration.Proof;
import dev.migrate.diff.Change;
import dev.migrate.diff.Differ;
import dev.migrate.diff.Differences;
import dev.migrate.model.Model;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.ScratchDatabase;
import dev.migrate.postgres.Session;
import dev.migrate.render.ScriptBody;
import dev.migrate.revision.PathFinder;
import dev.migrate.revision.RevisionId;
import dev.migrate.script.Draft;
import dev.migrate.script.History;
import dev.migrate.script.Language;
import dev.migrate.script.Script;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes the revision that leads from what there is to what the model wants. */
final class Autogenerator {

    private static final String NOT_PROVED = "-- not tried before it was written: migrate.prove=false\n";

    private final Settings settings;
    private final History history;
    private final Scratch scratch;

    Autogenerator(Settings settings, History history, Scratch scratch) {
        this.settings = settings;
        this.history = history;
        this.scratch = scratch;
    }

    Generated write(Autogeneration request) {
        if (settings.language() == Language.JAVA) {
            throw new MigrateException(
                    "What is generated is SQL, and a revision in Java was asked for.", "Leave out -Dlanguage=java.");
        }
        RevisionFiles files = new RevisionFiles(settings, history);
        files.draft(request.revision(), "", ""); // what is wrong with the request is told before anything is built
        Model model = model();
        Both<Left, Catalog> both = read(model);
        Left left = both.first();
        Catalog before = scratch.compared(left.catalog());
        Catalog made = both.second();
        Renames renames = Renames.parse(request.renames(), before);
        boolean proved = request.proof() == Proof.WANTED;
        Optional<ScratchDatabase> copy =
                proved || !renames.isEmpty() ? Optional.of(left.copy().get()) : Optional.empty();
        Catalog renamed = renames.isEmpty() ? before : renamed(copy.orElseThrow(), renames);

        Catalog wanted = model.completed(made, renamed);
        List<Change> up = Differ.diff(renamed, wanted, request.locking());
        List<Change> down = Differ.diff(wanted, renamed, request.locking());
        List<String> remarks = new ArrayList<>(Renames.possible(up, renamed, wanted));
        remarks.addAll(unread(before, wanted));
        if (up.isEmpty() && renames.isEmpty()) {
            return new Generated(null, left.name(), List.of(), List.of(), scratch.remarks(), remarks);
        }
        ScriptBody upgrade = ScriptBody.of(renames.forward(), up, List.of());
        ScriptBody downgrade = ScriptBody.of(List.of(), down, renames.backward());
        Draft draft = files.draft(request.revision(), (proved ? "" : NOT_PROVED) + upgrade.text(), downgrade.text());
        if (proved) {
            Script script = files.preview(request.revision(), draft);
            remarks.addAll(new ProofRun(scratch, copy.orElseThrow(), history.with(script), script).run(before, wanted));
        }
        List<String> differences = new ArrayList<>(renames.lines());
        differences.addAll(Differences.lines(renamed, up));
        return new Generated(
                files.write(request.revision(), draft),
                left.name(),
                differences,
                upgrade.destroyed(),
                scratch.remarks(),
                remarks);
    }

    private Model model() {
        return settings.schema().wanted().orElseThrow(Autogenerator::noModel);
    }

    static MigrateException noModel() {
        return new MigrateException(
                "There is no model that says which schema is wanted.",
                "Write it as plain DDL and name the file or directory: -Dmigrate.model.sql=src/main/schema, or "
                        + "<modelSql> in the POM. JPA entities are found by themselves where JPA is a dependency.");
    }

    /**
     * What the model is compared with.
     *
     * @param catalog what it holds
     * @param copy makes a scratch database that holds the same
     * @param name what it is, in words
     */
    private record Left(Catalog catalog, Supplier<ScratchDatabase> copy, String name) {}

    /** What the model is compared with, and what the model says: the one is read while the other is built. */
    private Both<Left, Catalog> read(Model model) {
        Supplier<Catalog> made = () -> scratch.made(model);
        if (!settings.database().isConfigured()) {
            return Both.of(this::replayed, made);
        }
        Database database = new Database(settings.database().connection());
        try (Session session = database.connect()) {
            refuseBehind(database.address(), DatabaseState.read(session, settings.tables()));
            return Both.of(
                    () -> {
                        Catalog catalog = scratch.read(session);
                        return new Left(catalog, () -> scratch.copied(catalog, history), database.address());
                    },
                    made);
        }
    }

    private Left replayed() {
        ScratchDatabase replayed = scratch.replayed(history);
        return new Left(scratch.read(replayed.settings()), () -> replayed, "the revisions");
    }

    private void refuseBehind(String address, DatabaseState state) {
        new ProjectRevisions(settings).refuseUnknown(history, state);
        Set<RevisionId> missing = new TreeSet<>(history.graph().effectiveHeads());
        missing.removeAll(new PathFinder(history.graph()).applied(state.rows()));
        if (!missing.isEmpty()) {
            throw new MigrateException(
                    address + " is not at head: it lacks "
                            + missing.stream()
                                    .map(id -> history.graph().get(id).toString())
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "Apply what is missing with `mvn migrate:upgrade -Dtarget=heads`, then compare.");
        }
    }

    /** Renames in the scratch database, reads what that makes of it, and takes it back. */
    private Catalog renamed(ScratchDatabase database, Renames renames) {
        try (Session session = database.connect()) {
            session.run(renames.forward().stream().map(Statement::own).toList(), (index, outcome) -> {});
            Catalog renamed = scratch.compared(scratch.read(session));
            session.run(renames.backward().stream().map(Statement::own).toList(), (index, outcome) -> {});
            return renamed;
        }
    }

    /** What neither side can be compared in. */
    static List<String> unread(Catalog one, Catalog other) {
        Set<String> unread = new TreeSet<>(one.unread());
        unread.addAll(other.unread());
        return unread.stream().map(what -> "Not compared: " + what).toList();
    }
}
