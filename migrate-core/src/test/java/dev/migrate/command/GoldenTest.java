package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.catalog.Selection;
import dev.migrate.command.Autogeneration.Proof;
import dev.migrate.diff.Locking;
import dev.migrate.model.Model;
import dev.migrate.model.SqlModel;
import dev.migrate.revision.Target;
import dev.migrate.testing.Project;
import dev.migrate.testing.SchemaDump;
import dev.migrate.testing.ServerMajor;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole generated revisions, one folder a hazard: {@code before.sql} is a schema with its rows, and says in its first line
 * what the hazard is; {@code model.sql} is what is wanted. {@code upgrade.sql} and {@code downgrade.sql} are what is
 * generated, and {@code rows.txt} what the queries of {@code rows.sql} give after each. Both ways run over the rows, and
 * {@code pg_dump} judges where they lead. {@code -Dgolden=write} writes the files anew.
 */
@ExtendWith(TestServer.class)
@Timeout(120)
class GoldenTest {

    private static final Path FOLDERS = Path.of("src/test/resources/golden");
    private static final Path FOLDERS_OF_18 = Path.of("src/test/resources/golden-18");
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));

    static Stream<String> cases() throws IOException {
        return in(FOLDERS);
    }

    static Stream<String> casesOf18() throws IOException {
        return in(FOLDERS_OF_18);
    }

    private static Stream<String> in(Path directory) throws IOException {
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    /** What only PostgreSQL 18 has. */
    @Nested
    @ServerMajor(18)
    class On18 {

        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.migrate.command.GoldenTest#casesOf18")
        @Execution(ExecutionMode.CONCURRENT)
        void whatIsGeneratedIsAsWrittenAndLeadsThereAndBack(
                String name, @TempDir Path base, TestDatabase database, TestDatabase wanted) throws IOException {
            check(FOLDERS_OF_18.resolve(name), base, database, wanted);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @Execution(ExecutionMode.CONCURRENT) // with each other alone: another test looks whether scratch databases are left
    void whatIsGeneratedIsAsWrittenAndLeadsThereAndBack(
            String name, @TempDir Path base, TestDatabase database, TestDatabase wanted) throws IOException {
        check(FOLDERS.resolve(name), base, database, wanted);
    }

    private static void check(Path folder, Path base, TestDatabase database, TestDatabase wanted) throws IOException {
        String name = folder.getFileName().toString();
        String before = Files.readString(folder.resolve("before.sql"));
        String model = Files.readString(folder.resolve("model.sql"));
        Files.writeString(base.resolve("model.sql"), model);
        Project project = new Project(base, database).revision("a", "", before, "-- migrate: irreversible");
        SchemaSettings schema = SchemaSettings.of(
                new Model(List.of(new SqlModel(base, List.of(base.resolve("model.sql"))))), Selection.all());
        Migrate migrate = new Migrate(project.settings().with(schema), event -> {});
        migrate.upgrade(Target.parse("a"));
        String dumpBefore = SchemaDump.unordered(database);

        Generated generated = migrate.autogenerate(new Autogeneration(
                NewRevision.of(name),
                List.of(StringUtils.split(setting(before, "rename"), ", ")),
                Proof.WANTED,
                name.startsWith("online-") ? Locking.ONLINE : Locking.ORDINARY));
        String text = generated.script().isEmpty()
                ? ""
                : Files.readString(base.resolve(
                        generated.script().get().revision().source().toString()));
        same(
                folder.resolve("upgrade.sql"),
                StringUtils.defaultString(
                        StringUtils.substringBetween(text, "-- migrate: upgrade\n", "\n-- migrate: downgrade\n")));
        same(folder.resolve("downgrade.sql"), StringUtils.substringAfter(text, "\n-- migrate: downgrade\n"));

        migrate.upgrade(Target.Symbol.HEAD);
        new Project(base.resolve("wanted"), wanted)
                .revision("a", "", model, "-- migrate: irreversible")
                .migrate()
                .upgrade(Target.Symbol.HEAD);
        assertThat(SchemaDump.unordered(database)).isEqualTo(SchemaDump.unordered(wanted));
        assertThat(migrate.check().findings()).isEmpty();
        String rows = rows(folder, "upgrade", database);
        if (!text.isEmpty()) {
            migrate.downgrade(Target.parse("-1"));
        }
        assertThat(SchemaDump.unordered(database)).isEqualTo(dumpBefore);
        same(folder.resolve("rows.txt"), rows + rows(folder, "downgrade", database));
    }

    /** What stands behind {@code -- <name>: } in the first lines of a file. */
    private static String setting(String sql, String name) {
        return StringUtils.defaultString(StringUtils.substringBetween(sql, "\n-- " + name + ": ", "\n"));
    }

    /** What the queries of a folder give now; one that does not fit the schema now gives nothing. */
    private static String rows(Path folder, String stage, TestDatabase database) throws IOException {
        StringBuilder rows = new StringBuilder();
        if (Files.exists(folder.resolve("rows.sql"))) {
            for (String query : Files.readAllLines(folder.resolve("rows.sql"))) {
                rows.append("-- after the ")
                        .append(stage)
                        .append(": ")
                        .append(query)
                        .append('\n');
                answer(database, query).forEach(row -> rows.append(row).append('\n'));
            }
        }
        return rows.toString();
    }

    private static List<String> answer(TestDatabase database, String query) {
        try {
            return database.query(query);
        } catch (IllegalStateException e) {
            assertThat(e.getCause()).isInstanceOf(SQLException.class);
            return List.of();
        }
    }

    private static void same(Path file, String text) throws IOException {
        if (WRITE) {
            if (text.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.writeString(file, text);
            }
        }
        assertThat(text).isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }
}
