package dev.migrate.script;

import static dev.migrate.script.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptDirectoryTest {

    @TempDir
    private Path base;

    @Test
    void filesAreReadInTheOrderOfTheirLocationsAndPaths() throws IOException {
        revision("two/a.sql", "a");
        revision("one/z.sql", "z");
        revision("one/sub/dir/b.sql", "b");
        revision("one/C.SQL", "c");
        assertThat(sources("one", "two")).containsExactly("one/C.SQL", "one/sub/dir/b.sql", "one/z.sql", "two/a.sql");
    }

    @Test
    void whatIsHiddenOrNoRevisionIsPassedOver() throws IOException {
        revision("one/a.sql", "a");
        revision("one/.#a.sql", "a");
        revision("one/a.sql~", "a");
        revision("one/.git/a.sql", "a");
        revision("one/README.md", "a");
        assertThat(sources("one")).containsExactly("one/a.sql");
    }

    @Test
    void aHiddenLocationIsSearchedWhenItIsNamed() throws IOException {
        revision(".migrations/a.sql", "a");
        assertThat(sources(".migrations")).containsExactly(".migrations/a.sql");
    }

    @Test
    void aFileThatIsReachedTwiceCountsOnce() throws IOException {
        revision("one/a/a.sql", "a");
        Files.createSymbolicLink(base.resolve("one/b"), base.resolve("one/a"));
        Files.createSymbolicLink(base.resolve("one/circle"), base.resolve("one"));
        assertThat(sources("one", "one/a")).containsExactly("one/a/a.sql");
    }

    @Test
    void anEmptyDirectoryHoldsNoRevisions() throws IOException {
        Files.createDirectory(base.resolve("one"));
        assertThat(sources("one")).isEmpty();
    }

    @Test
    void aMissingDirectoryIsRefused() {
        assertRefused(
                () -> sources("src/main/migrations"),
                "There is no directory src/main/migrations.",
                "Create it with `mvn migrate:init`, or name another one with -Dmigrate.directory=");
    }

    @Test
    void oneProblemKeepsItsHint() throws IOException {
        revision("one/a.sql", "a");
        Files.writeString(base.resolve("one/b.sql"), "-- revision: b\n-- down-revision:\n");
        assertRefused(
                () -> sources("one"),
                "one/b.sql:1: The file has no upgrade section.",
                "Begin it with a line `-- migrate: upgrade`; it may be empty.");
    }

    @Test
    void revisionsInJavaStandBesideThoseInSql() throws IOException {
        revision("one/a.sql", "a");
        Files.writeString(base.resolve("one/b.java"), "// fill in\n// revision: b\n// down-revision: a\nclass B {}\n");
        assertThat(sources("one")).containsExactly("one/a.sql", "one/b.java");
    }

    @Test
    void theProblemsOfAllFilesAreListed() throws IOException {
        revision("one/a.sql", "head");
        revision("one/b.sql", "b");
        Files.writeString(base.resolve("one/c.sql"), "select 1;\n");
        assertRefused(() -> sources("one"), """
                2 revision files cannot be read:
                  one/a.sql:1: 'head' cannot be a revision id.
                  one/c.sql:1: The header has no 'revision:' line.""", "Mend them all, then run the same goal again.");
    }

    private List<String> sources(String... locations) {
        return new ScriptDirectory(base, Stream.of(locations).map(base::resolve).toList())
                .read().stream().map(script -> script.revision().source()).toList();
    }

    private void revision(String path, String id) throws IOException {
        Path file = base.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "-- revision: " + id + "\n-- down-revision:\n\n-- migrate: upgrade\n");
    }
}
