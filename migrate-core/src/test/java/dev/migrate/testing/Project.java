package dev.migrate.testing;

import dev.migrate.command.DatabaseSource;
import dev.migrate.command.Migrate;
import dev.migrate.command.SchemaSettings;
import dev.migrate.command.Settings;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.postgres.Password;
import dev.migrate.postgres.Tables;
import dev.migrate.runner.RunEvent;
import dev.migrate.runner.RunSettings;
import dev.migrate.script.FileNaming;
import dev.migrate.script.JavaSettings;
import dev.migrate.script.Language;
import dev.migrate.script.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** A project of a test's own: a directory of revisions, a database, and what its runs told. */
public final class Project {

    private final Path base;
    private TestDatabase database;
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();
    private RunSettings run = RunSettings.DEFAULT;
    private Tables tables = Tables.STANDARD;
    private List<Path> classPath = List.of();

    /** A project in this directory, with an empty directory of revisions. */
    public Project(Path base, TestDatabase database) {
        this.base = base;
        this.database = database;
        try {
            Files.createDirectories(directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory of revisions. */
    public Path directory() {
        return base.resolve("migrations");
    }

    /** Runs as these settings say. */
    public Project with(RunSettings settings) {
        this.run = settings;
        return this;
    }

    /** Keeps the books in these tables. */
    public Project with(Tables tables) {
        this.tables = tables;
        return this;
    }

    /** Compiles revisions in Java with these classes and jars at hand. */
    public Project withClassPath(Path... entries) {
        this.classPath = List.of(entries);
        return this;
    }

    /** Connects as another user. */
    public Project as(String user, String password) {
        this.database = new TestDatabase(database.url(), user, password);
        return this;
    }

    /** The same revisions over another database. */
    public Project on(TestDatabase other) {
        return new Project(base, other);
    }

    /** Adds a revision file, or changes it. */
    public Project revision(String id, String parents, String upgrade, String downgrade) {
        return file(id + ".sql", """
                -- %s
                --
                -- revision: %s
                -- down-revision: %s

                -- migrate: upgrade
                %s

                -- migrate: downgrade
                %s
                """.formatted("step " + id, id, parents, upgrade, downgrade));
    }

    /** Adds a revision that creates a table of its own name. */
    public Project table(String id, String parents) {
        return revision(id, parents, "create table " + id + " (id int primary key);", "drop table " + id + ";");
    }

    /** Adds a revision in Java with this in its two methods; the way up begins in line 7. */
    public Project java(String id, String parents, String upgrade, String downgrade) {
        return file(id + ".java", """
                // %s
                // revision: %s
                // down-revision: %s
                import dev.migrate.op.*;
                class Step implements JavaMigration {
                public void upgrade(Operations op) throws Exception {
                %s
                }
                public void downgrade(Operations op) throws Exception {
                %s
                }
                }
                """.formatted("step " + id, id, parents, upgrade, downgrade));
    }

    /** Adds a file as it is. */
    public Project file(String name, String content) {
        try {
            Files.writeString(directory().resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file away. */
    public void remove(String id) {
        try {
            Files.delete(directory().resolve(id + ".sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commands over this project. */
    public Migrate migrate() {
        return new Migrate(settings(), events::add);
    }

    /** The settings of this project. */
    public Settings settings() {
        ConnectionSettings connection = ConnectionSettings.of(DatabaseUrl.parse(database.url()))
                .withUser(Optional.of(database.user()))
                .withPassword(Optional.of(new Password(database.password())));
        return new Settings(
                base,
                List.of(directory()),
                tables,
                run,
                FileNaming.standard(),
                base.resolve("templates"),
                Templates.STANDARD,
                Language.SQL,
                new JavaSettings(() -> classPath, base.resolve("classes"), OptionalInt.empty()),
                DatabaseSource.of(connection),
                SchemaSettings.NONE);
    }

    /** What the runs told so far. */
    public List<RunEvent> events() {
        return events;
    }

    /** The version rows, sorted. */
    public List<String> rows() {
        return database.query("select version_num from " + tables.version() + " order by 1");
    }

    /** The database. */
    public TestDatabase database() {
        return database;
    }
}
