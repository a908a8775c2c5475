package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.Tables;
import dev.migrate.report.RevisionView;
import dev.migrate.revision.Target;
import dev.migrate.runner.RunEvent;
import dev.migrate.runner.RunResult;
import dev.migrate.runner.RunSettings;
import dev.migrate.script.PackagedScripts;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Migrate in an application: the revisions that the goal {@code migrate:package} has put into its jars, and its database.
 *
 * <pre>{@code
 * PackagedMigrate migrate = PackagedMigrate.of(ShopApplication.class, Database.of(dataSource));
 * migrate.upgrade();         // the application migrates when it starts,
 * migrate.requireHead();     // or only starts where somebody else has
 * }</pre>
 *
 * <p>It needs migrate-core, Commons Lang and the PostgreSQL driver, and no compiler: revisions in Java are packaged with
 * their classes, and use those of the application. A run keeps all its promises: several instances may start at once, one
 * of them migrates, the others wait for it. The same database may be driven from Maven, too.
 *
 * <p>Each call reads the files anew, and throws a {@link MigrateException} for whatever somebody can mend: the problem, and
 * what to do about it. Immutable; as thread-safe as the database and the listener are.
 */
public final class PackagedMigrate {

    private final PackagedScripts scripts;
    private final Database database;
    private final Tables tables;
    private final RunSettings settings;
    private final Consumer<? super RunEvent> listener;

    private PackagedMigrate(
            PackagedScripts scripts,
            Database database,
            Tables tables,
            RunSettings settings,
            Consumer<? super RunEvent> listener) {
        this.scripts = scripts;
        this.database = database;
        this.tables = tables;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * The revisions of an application, of all modules on its class path that have some.
     *
     * @param application a class of the application: its class loader finds the revisions, and what they use
     * @param database the database
     */
    public static PackagedMigrate of(Class<?> application, Database database) {
        ClassLoader loader = application.getClassLoader();
        return new PackagedMigrate(
                PackagedScripts.of(loader == null ? ClassLoader.getSystemClassLoader() : loader),
                database,
                Tables.STANDARD,
                RunSettings.DEFAULT,
                event -> {});
    }

    /**
     * The same with the revisions of these modules alone, each of which has to be there. To be used where a class path has
     * more than one history, and where a module that got lost on the way into a jar must not go unnoticed.
     *
     * @param modules the names they were packaged by: {@code <groupId>.<artifactId>} unless {@code migrate.packageName}
     *     says otherwise
     */
    public PackagedMigrate modules(String... modules) {
        return new PackagedMigrate(scripts.only(List.of(modules)), database, tables, settings, listener);
    }

    /** The same with version rows and log elsewhere than in {@code public.migrate_version} and {@code public.migrate_log}. */
    public PackagedMigrate with(Tables other) {
        return new PackagedMigrate(scripts, database, other, settings, listener);
    }

    /** The same with runs that behave otherwise than {@link RunSettings#DEFAULT}. */
    public PackagedMigrate with(RunSettings other) {
        return new PackagedMigrate(scripts, database, tables, other, listener);
    }

    /**
     * The same, telling what happens during a run; otherwise nobody hears it. Events come one at a time, some of them from
     * another thread.
     */
    public PackagedMigrate telling(Consumer<? super RunEvent> other) {
        return new PackagedMigrate(scripts, database, tables, settings, other);
    }

    /**
     * Runs every missing revision that leads to the head.
     *
     * @throws MigrateException if there are several heads; if a revision fails, as a
     *     {@link dev.migrate.runner.StepFailedException}; if the database is at a revision that is not packaged
     */
    public RunResult upgrade() {
        return upgrade(Target.parse("head"));
    }

    /**
     * Runs every missing revision that leads to a target.
     *
     * @param target as {@code Target.parse("heads")}
     * @throws MigrateException as {@link #upgrade()}
     */
    public RunResult upgrade(Target target) {
        return commands().run((paths, rows) -> paths.upgrade(rows, target), DatabaseCommands.Mode.REAL);
    }

    /**
     * Where the database is; creates nothing there, takes no lock.
     *
     * @throws MigrateException if the database is at a revision that is not packaged
     */
    public CurrentState current() {
        return commands().inspect().current("");
    }

    /**
     * Does nothing where all heads are applied, for an application that leaves migrating to a pipeline.
     *
     * @throws MigrateException if one is not, or if the database is at a revision that is not packaged: the application is
     *     older than the database
     */
    public void requireHead() {
        commands().revisions().historyWithRevisions();
        CurrentState state = current();
        if (!state.atHead()) {
            throw new MigrateException(
                    state.address() + " is not at head: it lacks "
                            + state.missing().stream()
                                    .map(PackagedMigrate::name)
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "Migrate it before this application starts, as with `mvn migrate:upgrade`.");
        }
    }

    private static String name(RevisionView view) {
        return view.revision().toString();
    }

    private DatabaseCommands commands() {
        return new DatabaseCommands(new PackagedRevisions(scripts), () -> database, tables, settings, listener);
    }
}
