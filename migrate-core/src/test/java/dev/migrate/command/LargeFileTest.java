package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.revision.Target;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are larger than memory: the data of COPY runs and is written without being held, and what has to be held is
 * refused by name and size. With {@code -Dfaults=true} the file has a gigabyte and Java 512 megabytes.
 */
@ExtendWith(TestServer.class)
class LargeFileTest {

    private static final boolean IN_FULL = Boolean.getBoolean("faults");
    private static final int MEGABYTES = IN_FULL ? 1024 : 128;
    private static final String HEAP = IN_FULL ? "512m" : "64m";
    private static final String HEADER = "-- %s\n-- revision: %s\n-- down-revision: %s\n\n-- migrate: upgrade\n";

    private final Path base;
    private final Project project;
    private final TestDatabase database;

    LargeFileTest(@TempDir Path base, TestDatabase database) {
        this.base = base;
        this.database = database;
        this.project = new Project(base, database);
    }

    @Test
    void theDataOfACopyIsNotHeld() throws IOException, InterruptedException {
        long rows = writeCopy("a.sql", MEGABYTES);
        project.file("b.sql", HEADER.formatted("b", "b", "a") + "select 1;\n");

        assertThat(SmallHeap.run(HEAP, "upgrade", base, database)).isEqualTo("done\n");

        assertThat(database.query("select count(*), min(n), max(n), sum(length(word)) from t"))
                .containsExactly(rows + "|1|" + rows + "|" + rows * 1000);
        assertThat(project.rows()).containsExactly("b");
        assertThat(SmallHeap.run(HEAP, "script", base, database)).isEqualTo("done\n");
        assertThat(Files.size(base.resolve("script.sql")))
                .isGreaterThan(Files.size(base.resolve("migrations/a.sql")) - 1000);
        assertThat(project.migrate().upgrade(Target.parse("head")).steps()).isEmpty();
    }

    @Test
    void whatHasToBeHeldIsRefusedByNameAndSize() throws IOException, InterruptedException {
        try (BufferedWriter file = Files.newBufferedWriter(base.resolve("migrations/a.sql"))) {
            file.write(HEADER.formatted("a", "a", ""));
            file.write("create table t (word text);\n");
            for (int i = 0; i < 60_000; i++) {
                file.write("insert into t values ('" + "x".repeat(1000) + "');\n");
            }
        }
        assertThat(SmallHeap.run("64m", "upgrade", base, database))
                .isEqualTo(
                        "migrations/a.sql is too large: it has 58 MB, and with 61 MB of memory this Java can hold 10 MB of"
                                + " SQL.\nGive it more memory (MAVEN_OPTS=-Xmx1g), or load rows with COPY … FROM stdin, whose data"
                                + " is not held.\n");
    }

    @Test
    void whatFitsRuns() throws IOException, InterruptedException {
        project.file(
                "a.sql",
                HEADER.formatted("a", "a", "") + "create table t (word text);\ninsert into t values ('"
                        + "x".repeat(9_000_000) + "');\n");
        assertThat(SmallHeap.run("64m", "upgrade", base, database)).isEqualTo("done\n");
        assertThat(database.query("select length(word) from t")).containsExactly("9000000");
    }

    @Test
    void whatIsWrongInDataIsToldByTheServer() throws IOException, InterruptedException {
        writeCopy("a.sql", 8);
        Path file = base.resolve("migrations/a.sql");
        try (BufferedWriter more = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
            more.write("copy t from stdin;\none\n\\.\n");
        }
        assertThat(SmallHeap.run(HEAP, "upgrade", base, database))
                .startsWith("Cannot upgrade to a (a): migrations/a.sql:" + (lines(file) - 2) + "\n")
                .contains("ERROR 22P02: invalid input syntax for type integer: \"one\"");
        assertThat(database.tables()).isEmpty();
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private long writeCopy(String name, int megabytes) throws IOException {
        long rows = megabytes * 1000L;
        String word = "x".repeat(1000);
        try (BufferedWriter file =
                Files.newBufferedWriter(base.resolve("migrations").resolve(name))) {
            file.write(HEADER.formatted("a", "a", ""));
            file.write("create table t (n int, word text);\nCOPY t (n, word) FROM stdin;\n");
            for (long row = 1; row <= rows; row++) {
                file.write(row + "\t" + word + "\n");
            }
            file.write("\\.\n");
        }
        return rows;
    }
}
