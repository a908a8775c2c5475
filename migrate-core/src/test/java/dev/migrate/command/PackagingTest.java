package dev.migrate.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.Application;
import dev.migrate.testing.Project;
import dev.migrate.testing.RunPackaged;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What lies below {@code META-INF/migrate} afterwards: {@code a <- b}, where b is in Java. */
@ExtendWith(TestServer.class)
class PackagingTest {

    private final Path base;
    private final TestDatabase database;
    private final Project project;
    private final Application application;

    PackagingTest(@TempDir Path base, TestDatabase database) {
        this.base = base;
        this.database = database;
        this.project = new Project(base, database).table("a", "");
        this.application = new Application(base);
    }

    @BeforeEach
    void writeRevision() {
        project.java("b", "a", "op.execute(\"select '\" + shop.Shop.motto() + \"'\");", "");
    }

    @Test
    void theIndexNamesEachFile() throws IOException {
        assertThat(application.take(project, "dev.shop.app")).isEqualTo(new Packaging(2, 3));
        assertThat(Files.readString(application.file("index"))).isEqualTo("""
                format 1
                sql dev.shop.app/migrations/a.sql
                java dev.shop.app/migrations/b.java
                classes dev.shop.app/migrations/b.java.classes
                """);
        assertThat(application.packaged())
                .containsExactly(
                        "dev.shop.app/migrations/a.sql",
                        "dev.shop.app/migrations/b.java",
                        "dev.shop.app/migrations/b.java.classes",
                        "index");
    }

    @Test
    void whatIsUnchangedIsNotTouched() throws IOException {
        application.take(project, "dev.shop.app");
        FileTime past = FileTime.fromMillis(1_000_000);
        for (String file : application.packaged()) {
            Files.setLastModifiedTime(application.file(file), past);
        }
        assertThat(application.take(project, "dev.shop.app").changes()).isZero();
        for (String file : application.packaged()) {
            assertThat(Files.getLastModifiedTime(application.file(file))).isEqualTo(past);
        }
    }

    @Test
    void whatIsNoRevisionAnyMoreGoesAndWhatIsNotOursStays() throws IOException {
        application.take(project, "dev.shop.app");
        Path foreign = application.file("dev.shop.app/notes.txt");
        Files.writeString(foreign, "kept");
        Files.createDirectories(project.directory().resolve("below"));
        Files.move(project.directory().resolve("b.java"), project.directory().resolve("below/b.java"));
        application.take(project, "dev.shop.app");
        assertThat(application.packaged())
                .containsExactly(
                        "dev.shop.app/migrations/a.sql",
                        "dev.shop.app/migrations/below/b.java",
                        "dev.shop.app/migrations/below/b.java.classes",
                        "dev.shop.app/notes.txt",
                        "index");
        Files.delete(project.directory().resolve("below/b.java"));
        application.take(project, "dev.shop.app");
        assertThat(application.file("dev.shop.app/migrations/below")).doesNotExist();
    }

    @Test
    void twoHistoriesOfOneProjectStandSideBySide(@TempDir Path other) throws IOException {
        application.take(project, "dev.shop.app");
        new Project(other, database).table("z", "").migrate().packageInto(application.classes(), "dev.shop.archive");
        application.take(project, "dev.shop.app");
        assertThat(Files.readString(application.file("index"))).isEqualTo("""
                format 1
                sql dev.shop.app/migrations/a.sql
                java dev.shop.app/migrations/b.java
                classes dev.shop.app/migrations/b.java.classes
                sql dev.shop.archive/migrations/z.sql
                """);
    }

    @Test
    void directoriesOutsideOfTheProjectKeepTheirPath(@TempDir Path other) {
        new Project(other, database).table("z", "");
        Settings settings = project.settings();
        Settings beside = new Settings(
                other.resolve("module"),
                java.util.List.of(other.resolve("migrations")),
                settings.tables(),
                settings.run(),
                settings.naming(),
                settings.templates(),
                settings.template(),
                settings.language(),
                settings.java(),
                settings.database(),
                settings.schema());
        new Migrate(beside, event -> {}).packageInto(application.classes(), "m");
        assertThat(application.packaged()).containsExactly("index", "m/__/migrations/z.sql");
    }

    @Test
    void aBrokenHistoryIsRefusedAndNothingIsWritten() {
        project.table("c", "nowhere");
        assertThat(refusal().problem()).contains("nowhere").contains("migrations/c.sql");
        project.remove("c");
        project.java("c", "b", "op.exectue(\"select 1\");", "");
        assertThat(refusal().problem())
                .startsWith("migrations/c.java:7: cannot find symbol (symbol: method exectue(java.lang.String)");
        assertThat(application.file("index")).doesNotExist();
    }

    @Test
    void anIndexOfALaterVersionIsRefused() throws IOException {
        application.take(project, "dev.shop.app");
        Files.write(application.file("index"), "format 2\n".getBytes(UTF_8));
        assertThat(refusal().problem()).endsWith("index cannot be read: 'format 2'.");
    }

    @Test
    void anApplicationNeedsNoCompilerAndTwoJarsBesideOurs() throws Exception {
        application.take(project, "dev.shop.app");
        assertThat(RunPackaged.run(base, application.jar(), database)).isEqualTo("""
                upgraded: 2 steps
                """);
        assertThat(project.rows()).containsExactly("b");
    }

    private MigrateException refusal() {
        return catchThrowableOfType(MigrateException.class, () -> application.take(project, "dev.shop.app"));
    }
}
