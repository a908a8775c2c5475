package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.command.NewRevision.Placement;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Target;
import dev.migrate.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// one/a <- one/b <- one/c [shop]
class RevisionFilesTest {

    private final Path base;
    private final Migrate migrate;

    RevisionFilesTest(@TempDir Path base) {
        this.base = base;
        this.migrate = migrate(base.resolve("one"), base.resolve("two"));
    }

    @BeforeEach
    void writeHistory() throws IOException {
        Files.createDirectories(base.resolve("one"));
        Files.createDirectories(base.resolve("two"));
        write(request("first", "a").head("base").in("one"));
        write(request("second", "b"));
        write(request("third", "c").label("shop"));
    }

    @Test
    void aRevisionFollowsTheHead() {
        Script script = migrate.revision(NewRevision.of("Add the 1st Invoice!"));
        assertThat(script.revision().downRevisions()).containsExactly(new RevisionId("c"));
        assertThat(script.revision().source()).matches("one/[0-9a-f]{12}_add_the_1st_invoice\\.sql");
    }

    @Test
    void aParentThatIsNotAHeadAsksForSplice() {
        assertThat(refused(request("x", "x").head("a")))
                .hasMessageContaining("Revision a (first) is not a head: b (second) already follows it.")
                .hasMessageContaining("Add -Dsplice to begin a new branch there");
    }

    @Test
    void aSpliceBeginsABranch() {
        write(request("other", "x").head("b").splice());
        assertThat(migrate.heads(Migrate.HeadKind.BY_PARENTS)).hasSize(2);
    }

    @Test
    void aMergeJoinsTheHeads() {
        write(request("other", "x").head("b").splice());
        Script merge = migrate.merge(request("join", "m").head("heads").build());
        assertThat(merge.revision().downRevisions())
                .containsExactlyInAnyOrder(new RevisionId("c"), new RevisionId("x"));
    }

    @Test
    void aMergeOfOneIsRefused() {
        assertThat(catchThrowableOfType(
                                MigrateException.class,
                                () -> migrate.merge(request("join", "m").build()))
                        .problem())
                .isEqualTo("There is nothing to merge with c (third).");
    }

    @Test
    void aParentNamedTwiceIsRefused() {
        NewRevision twice = new NewRevision(
                "join",
                List.of(Target.parse("c"), Target.parse("shop")),
                Placement.ON_HEAD,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        assertThat(catchThrowableOfType(MigrateException.class, () -> migrate.merge(twice))
                        .problem())
                .isEqualTo("The parent c (third) is named twice.");
    }

    @Test
    void aUsedLabelIsRefusedBeforeAnythingIsWritten() throws IOException {
        assertThat(refused(request("again", "x").label("shop"))).hasMessageContaining("Nothing was written");
        assertThat(files()).hasSize(3);
    }

    @Test
    void aUsedIdIsRefusedBeforeAnythingIsWritten() throws IOException {
        assertThat(refused(request("again", "b"))).hasMessageContaining("Nothing was written");
        assertThat(files()).hasSize(3);
    }

    @Test
    void aDependencyIsWrittenInFullAndALabelStaysOne() {
        write(request("root", "ffff0001").head("base").in("two"));
        Script script = migrate.revision(
                request("needs both", "y").head("ffff").dependsOn("shop").build());
        assertThat(script.revision().dependsOn()).containsExactly("shop");
        Script partial = migrate.revision(
                request("needs one", "z").head("c").dependsOn("fff").build());
        assertThat(partial.revision().dependsOn()).containsExactly("ffff0001");
    }

    @Test
    void aNewRootInSeveralDirectoriesHasToSayWhich() {
        assertThat(refused(request("root", "r").head("base")))
                .hasMessageContaining("There are 2 directories of revisions, and no parent tells which.")
                .hasMessageContaining("-DversionPath=, out of one, two.");
    }

    @Test
    void aDirectoryThatIsNotConfiguredIsRefused() {
        assertThat(refused(request("root", "r").head("base").in("three")))
                .hasMessageContaining("three is not one of the directories of revisions.");
    }

    @Test
    void aChildLiesInTheDirectoryOfItsParent() {
        write(request("root", "r").head("base").in("two"));
        assertThat(migrate.revision(request("child", "s").head("r").build())
                        .revision()
                        .source())
                .isEqualTo("two/s_child.sql");
    }

    @Test
    void initRefusesADirectoryWithContent() {
        assertThat(catchThrowableOfType(MigrateException.class, migrate::init).problem())
                .isEqualTo("The directory one is there already and is not empty.");
    }

    @Test
    void initMakesADirectoryThatReadsAsEmpty() {
        Migrate fresh = migrate(base.resolve("fresh"));
        assertThat(fresh.init().created()).hasSize(2);
        assertThat(fresh.heads(Migrate.HeadKind.BY_PARENTS)).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(base.resolve("one"))) {
            return files.toList();
        }
    }

    private Migrate migrate(Path... locations) {
        ConnectionSettings nowhere = ConnectionSettings.of(DatabaseUrl.parse("postgres://127.0.0.1:1/none"));
        Settings usual = Settings.of(base, locations[0], DatabaseSource.of(nowhere));
        return new Migrate(
                new Settings(
                        base,
                        List.of(locations),
                        usual.tables(),
                        usual.run(),
                        usual.naming(),
                        usual.templates(),
                        usual.template(),
                        usual.language(),
                        usual.java(),
                        usual.database(),
                        SchemaSettings.NONE),
                event -> {});
    }

    private Script write(Request request) {
        return migrate.revision(request.build());
    }

    private MigrateException refused(Request request) {
        return catchThrowableOfType(MigrateException.class, () -> write(request));
    }

    private static Request request(String message, String id) {
        return new Request(message, id, "head", Placement.ON_HEAD, List.of(), List.of(), Optional.empty());
    }

    private record Request(
            String message,
            String id,
            String parent,
            Placement placement,
            List<String> labels,
            List<String> dependencies,
            Optional<Path> directory) {

        Request head(String target) {
            return new Request(message, id, target, placement, labels, dependencies, directory);
        }

        Request splice() {
            return new Request(message, id, parent, Placement.SPLICE, labels, dependencies, directory);
        }

        Request label(String label) {
            return new Request(message, id, parent, placement, List.of(label), dependencies, directory);
        }

        Request dependsOn(String name) {
            return new Request(message, id, parent, placement, labels, List.of(name), directory);
        }

        Request in(String path) {
            return new Request(message, id, parent, placement, labels, dependencies, Optional.of(Path.of(path)));
        }

        NewRevision build() {
            return new NewRevision(
                    message,
                    List.of(Target.parse(parent)),
                    placement,
                    labels,
                    dependencies,
                    directory,
                    Optional.of(new RevisionId(id)));
        }
    }
}
