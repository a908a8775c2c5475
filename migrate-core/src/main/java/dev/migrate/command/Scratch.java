package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.diff.Differ;
import dev.migrate.model.Model;
import dev.migrate.postgres.CatalogReader;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.ScratchDatabase;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.render.Fragment;
import dev.migrate.render.SqlRenderer;
import dev.migrate.revision.PathFinder;
import dev.migrate.revision.Step;
import dev.migrate.revision.Target;
import dev.migrate.runner.Run;
import dev.migrate.runner.RunSettings;
import dev.migrate.runner.Sections;
import dev.migrate.runner.StampLog;
import dev.migrate.script.History;
import dev.migrate.script.JavaScripts;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Empty databases to try things in, and what is built in them, two at a time if need be. Closing it drops them all. */
final class Scratch implements AutoCloseable {

    private final Settings settings;
    private final JavaScripts java;
    private final List<ScratchDatabase> databases = new ArrayList<>();
    private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());

    Scratch(Settings settings) {
        this.settings = settings;
        this.java = new JavaScripts(settings.java());
    }

    /** A new, empty database beside the project's own, or else on an embedded server of the same major version. */
    synchronized ScratchDatabase create() {
        ScratchDatabase database = create(settings.database().connection());
        databases.add(database);
        return database;
    }

    private ScratchDatabase create(ConnectionSettings beside) {
        try {
            return ScratchDatabase.beside(beside);
        } catch (MigrateException e) {
            if (e instanceof ServerError error && !error.isPermissionDenied()) {
                throw e;
            }
            return elsewhere(beside, e);
        }
    }

    private ScratchDatabase elsewhere(ConnectionSettings target, MigrateException reason) {
        int major;
        String encoding;
        try (Session session = new Database(target).connect()) {
            major = session.major();
            encoding = ScratchDatabase.encoding(session);
        }
        ConnectionSettings embedded = settings.database()
                .embedded(major)
                .orElseThrow(() -> new MigrateException(
                        "No scratch database can be created beside "
                                + target.url().address() + ": "
                                + (reason instanceof ServerError error ? error.said() : reason.problem()),
                        "Let the role create databases (alter role … createdb), so that schemas can be tried there.",
                        reason));
        return ScratchDatabase.elsewhere(embedded, encoding);
    }

    /** Runs all revisions in a new database. */
    ScratchDatabase replayed(History history) {
        ScratchDatabase database = create();
        if (!history.isEmpty()) {
            try (Run run = open(database)) {
                List<Step> steps =
                        new PathFinder(history.graph()).upgrade(run.state().rows(), Target.Symbol.HEADS);
                apply(run, history, steps, StampLog.NOTHING);
            }
        }
        return database;
    }

    /** Creates what a catalog says in a new database, which then counts as being at the heads. */
    ScratchDatabase copied(Catalog catalog, History history) {
        ScratchDatabase database = create();
        try (Session session = database.connect()) {
            List<Statement> statements = new ArrayList<>();
            statements.add(Statement.own("set check_function_bodies = off"));
            statements.add(Statement.own("set search_path = pg_catalog, pg_temp")); // all others are named with schemas
            for (Fragment fragment : SqlRenderer.render(Differ.diff(read(session), catalog))) {
                statements.add(Statement.own(fragment.sql()));
            }
            rebuild(session, statements, catalog);
        }
        if (!history.isEmpty()) {
            try (Run run = open(database)) {
                Stamping stamping = Stamping.plan(history, run.state(), List.of(Target.Symbol.HEADS), Migrate.Purge.NO);
                apply(run, history, stamping.steps(), stamping.log());
            }
        }
        return database;
    }

    /** What is tried in a copy means something only if it is the same. */
    private void rebuild(Session session, List<Statement> statements, Catalog catalog) {
        String hint = "Add -Dmigrate.prove=false to go on without trying the revision, or leave out what is named with "
                + "-Dmigrate.exclude=.";
        try {
            session.run(statements, (index, outcome) -> {});
        } catch (ServerError e) {
            throw new MigrateException(
                    "The database cannot be copied to scratch: " + e.said() + System.lineSeparator() + "  "
                            + statements.get(e.statement()).text(),
                    hint,
                    e);
        }
        List<String> lines = Comparison.lines(compared(read(session)), compared(catalog));
        if (!lines.isEmpty()) {
            throw new MigrateException(
                    "The database cannot be copied to scratch, left to do: "
                            + String.join(System.lineSeparator() + "  ", lines),
                    hint);
        }
    }

    /**
     * What a model wants of a database, as PostgreSQL sees it.
     *
     * @param there what is there, of which the model may not be able to say everything
     */
    Catalog wanted(Model model, Catalog there) {
        return model.completed(made(model), there);
    }

    /** What a model says. */
    Catalog made(Model model) {
        return compared(read(built(model).settings()));
    }

    /** Creates what a model wants in a new database. */
    ScratchDatabase built(Model model) {
        ScratchDatabase database = create();
        try (Session session = database.connect()) {
            remarks.addAll(model.build(session));
        }
        return database;
    }

    /** What a person should know about the models that were built. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** A run in a scratch database: nobody is waited for, and nothing is tried twice. */
    Run open(ScratchDatabase database) {
        RunSettings run = new RunSettings(
                RunSettings.TransactionMode.REVISION,
                settings.run().lockTimeout(),
                settings.run().statementTimeout(),
                settings.run().lockWait(),
                0);
        return Run.open(new Database(database.settings()), settings.tables(), run, event -> {});
    }

    /** Runs steps there; of two threads one waits, for the classes of revisions are made ready once for both. */
    void apply(Run run, History history, List<Step> steps, StampLog log) {
        synchronized (java) {
            run.apply(Sections.live(history, java), steps, log, ToolVersion.get());
        }
    }

    /** All that a database holds. */
    Catalog read(ConnectionSettings database) {
        try (Session session = new Database(database).connect()) {
            return read(session);
        }
    }

    Catalog read(Session session) {
        return CatalogReader.read(session, settings.tables());
    }

    /** What of a catalog is compared: not the schema that is there for Migrate's own tables. */
    Catalog compared(Catalog catalog) {
        Catalog selected = settings.schema().selection().of(catalog);
        Key own = Key.of(Kind.SCHEMA, "", settings.tables().schema());
        if (settings.tables().schema().equals("public") || selected.find(own).isEmpty()) {
            return selected;
        }
        List<CatalogObject> others = selected.objects().values().stream()
                .filter(object -> !object.key().equals(own))
                .toList();
        Map<Key, Set<Key>> dependencies = new HashMap<>();
        others.forEach(object -> dependencies.put(object.key(), selected.dependencies(object.key())));
        return new Catalog(others, dependencies, selected.unread());
    }

    @Override
    public void close() {
        java.close();
        RuntimeException failure = null;
        for (ScratchDatabase database : databases) {
            try {
                database.close();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
