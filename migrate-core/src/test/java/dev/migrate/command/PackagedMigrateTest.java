package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.Tables;
import dev.migrate.revision.Target;
import dev.migrate.runner.RunEvent;
import dev.migrate.testing.Application;
import dev.migrate.testing.MemoryLoader;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An application that migrates its own database: {@code a <- b <- c}, where b is in Java and uses the application. */
@ExtendWith(TestServer.class)
class PackagedMigrateTest {

    private static final String LOG =
            "select revision, direction, message, checksum, database_role, tool_version, finished_at is not null"
                    + " from migrate_log order by id";

    private final Project project;
    private final Application application;
    private final TestDatabase database;
    private final List<RunEvent> events = new ArrayList<>();

    PackagedMigrateTest(@TempDir Path base, TestDatabase database) {
        this.project = new Project(base, database);
        this.application = new Application(base);
        this.database = database;
    }

    @BeforeEach
    void writeRevisions() {
        project.table("a", "");
        project.java(
                "b",
                "a",
                "op.execute(\"create table \" + shop.Shop.motto() + new Object() { String n() { return \"1 (id int)\"; } }.n());",
                "op.execute(\"drop table m1\");");
        project.table("c", "b");
        application.take(project, "dev.shop.app");
    }

    @Test
    void itRunsFromADirectoryOfClasses() {
        migrate(application.classes()).upgrade();
        assertThat(database.tables()).containsExactly("a", "c", "m1", "migrate_log", "migrate_version");
    }

    @Test
    void itRunsFromAJarAsItDoesFromMaven(TestDatabase other) {
        assertThat(migrate(application.jar()).upgrade().steps()).hasSize(3);
        project.on(other).withClassPath(application.classes()).migrate().upgrade(Target.parse("head"));

        assertThat(database.tables()).containsExactly("a", "c", "m1", "migrate_log", "migrate_version");
        assertThat(database.query(LOG)).isEqualTo(other.query(LOG)).hasSize(3);
    }

    @Test
    void itRunsWhereThereAreStreamsAndNoFiles() throws ClassNotFoundException {
        Class<?> shop = new MemoryLoader(application.jar()).loadClass("shop.Shop");
        PackagedMigrate.of(shop, database(database)).upgrade();
        assertThat(database.tables()).containsExactly("a", "c", "m1", "migrate_log", "migrate_version");
    }

    @Test
    void theDataOfALargeFileStaysInTheJar(TestDatabase other) {
        String rows = "1\t" + "x".repeat(1000) + "\n";
        project.revision(
                "d",
                "c",
                "create table d (n int, word text);\ncopy d from stdin;\n" + rows.repeat(5000) + "\\.\n",
                "drop table d;");
        assertThat(application.take(project, "dev.shop.app").changes()).isPositive();
        assertThat(application.take(project, "dev.shop.app").changes()).isZero();

        migrate(application.jar()).upgrade();
        assertThat(database.query("select count(*), sum(length(word)) from d")).containsExactly("5000|5000000");
        project.on(other).withClassPath(application.classes()).migrate().upgrade(Target.parse("head"));
        assertThat(database.query(LOG)).isEqualTo(other.query(LOG));
    }

    @Test
    void itGoesOnWhereMavenWas() {
        project.migrate().upgrade(Target.parse("b"));
        assertThat(migrate(application.jar()).upgrade().steps()).hasSize(1);
        assertThat(events).noneMatch(RunEvent.FilesChanged.class::isInstance);
    }

    @Test
    void mavenGoesOnWhereItWas() {
        migrate(application.jar()).upgrade(Target.parse("b"));
        project.migrate().upgrade(Target.parse("head"));
        assertThat(project.events()).noneMatch(RunEvent.FilesChanged.class::isInstance);
        project.migrate().downgrade(Target.parse("base"));
        assertThat(database.tables()).containsExactly("migrate_log", "migrate_version");
    }

    @Test
    void anApplicationThatDoesNotMigrateRequiresTheHead() {
        PackagedMigrate migrate = migrate(application.jar());
        MigrateException error = catchThrowableOfType(MigrateException.class, migrate::requireHead);
        assertThat(error.problem()).isEqualTo(database.url() + " is not at head: it lacks c (step c).");
        assertThat(error.hint()).isEqualTo("Migrate it before this application starts, as with `mvn migrate:upgrade`.");
        assertThat(database.tables()).isEmpty();

        migrate.upgrade();
        migrate.requireHead();
        assertThat(migrate.current().tips())
                .extracting(view -> view.revision().id().value())
                .containsExactly("c");
    }

    @Test
    void anApplicationThatIsOlderThanTheDatabaseIsTold() {
        Path older = application.jar();
        project.table("d", "c");
        project.migrate().upgrade(Target.parse("head"));
        for (MigrateException error : List.of(
                catchThrowableOfType(
                        MigrateException.class, () -> migrate(older).upgrade()),
                catchThrowableOfType(
                        MigrateException.class, () -> migrate(older).requireHead()))) {
            assertThat(error.problem()).startsWith("The database is at revision d, which no file declares (applied 20");
            assertThat(error.hint())
                    .isEqualTo("Start a version of the application that has it: this one is older than the database.");
        }
    }

    @Test
    void anErrorNamesModuleFileAndLine() {
        project.java("d", "c", "op.execute(\"select 1\");\nop.execute(\"select nothing\");", "");
        application.take(project, "dev.shop.app");
        MigrateException error = catchThrowableOfType(
                MigrateException.class, () -> migrate(application.jar()).upgrade());
        assertThat(error.problem())
                .startsWith("Cannot upgrade to d (step d): dev.shop.app/migrations/d.java:8\n"
                        + "ERROR 42703: column \"nothing\" does not exist");
    }

    @Test
    void severalModulesMakeOneHistory(@TempDir Path other) {
        Project stock = new Project(other, database).table("d", "c").withClassPath(application.jar());
        Application stockApplication = new Application(other);
        stock.migrate().packageInto(stockApplication.classes(), "dev.shop.stock");

        PackagedMigrate both = migrate(application.jar(), stockApplication.jar());
        assertThat(both.upgrade().steps()).hasSize(4);
        both.modules("dev.shop.app", "dev.shop.stock").requireHead();
        assertThat(both.modules("dev.shop.app")
                        .with(new Tables("public", "app_version"))
                        .current()
                        .missing())
                .extracting(view -> view.revision().id().value())
                .containsExactly("c");
    }

    @Test
    void aModuleThatIsTwiceOnTheClassPathCountsOnce() {
        assertThat(migrate(application.classes(), application.jar()).upgrade().steps())
                .hasSize(3);
    }

    @Test
    void aModuleThatGotLostIsMissed() {
        MigrateException error = catchThrowableOfType(
                MigrateException.class,
                () -> migrate(application.jar())
                        .modules("dev.shop.app", "dev.shop.stock")
                        .requireHead());
        assertThat(error.problem())
                .isEqualTo(
                        "The class path has no revisions of the module dev.shop.stock; it has those of dev.shop.app.");
    }

    @Test
    void anApplicationWithoutRevisionsIsRefused() {
        PackagedMigrate migrate = PackagedMigrate.of(PackagedMigrateTest.class, database(database));
        for (MigrateException error : List.of(
                catchThrowableOfType(MigrateException.class, migrate::upgrade),
                catchThrowableOfType(MigrateException.class, migrate::requireHead))) {
            assertThat(error.problem())
                    .isEqualTo("There is no revision on the class path: no META-INF/migrate/index names one.");
            assertThat(error.hint()).startsWith("Bind the goal migrate:package of the migrate-maven-plugin");
        }
    }

    private PackagedMigrate migrate(Path... classPath) {
        return PackagedMigrate.of(Application.on(classPath), database(database)).telling(events::add);
    }

    private static Database database(TestDatabase test) {
        return Database.of(test.url(), test.user(), test.password());
    }
}
