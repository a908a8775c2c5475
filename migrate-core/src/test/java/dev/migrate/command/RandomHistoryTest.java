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
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import dev.migrate.testing.random.RandomSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any two schemas as a team has them: wanted one after the other, written as revisions, proved, run up and down. {@code -Pnightly}
 * tries more of them.
 */
@ExtendWith(TestServer.class)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class RandomHistoryTest {

    private static final long NUMBER = Long.getLong("histories.number", 3);
    /** Each third history is written the online way. */
    private static final long ONLINE = 3;

    private static final long FIRST = Long.getLong("histories.first", 1);

    @TempDir
    private Path base;

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + NUMBER);
    }

    @ParameterizedTest(name = "seed {0}: -Dhistories.first={0} -Dhistories.number=1 repeats it")
    @MethodSource("seeds")
    void twoRevisionsLeadThereAndBack(long seed, TestDatabase wanted, TestDatabase other, TestDatabase database)
            throws IOException {
        Project project = new Project(base, database);
        String first = new SchemaWork(wanted).whatGoes(RandomSchema.of(seed, wanted.major()));
        String second = new SchemaWork(other).whatGoes(RandomSchema.of(-seed, other.major()));
        Locking locking = seed % ONLINE == 0 ? Locking.ONLINE : Locking.ORDINARY;
        String empty = dump(database);

        wants(project, first, locking);
        assertThat(dump(database)).isEqualTo(dump(wanted));
        wants(project, second, locking);
        assertThat(dump(database)).isEqualTo(dump(other));

        migrate(project).downgrade(Target.parse("-1"));
        assertThat(dump(database)).isEqualTo(dump(wanted));
        migrate(project).downgrade(Target.Symbol.BASE);
        assertThat(dump(database)).isEqualTo(empty);
    }

    /** What is there but for the tables of Migrate. */
    private static String dump(TestDatabase database) {
        return SchemaDump.unordered(database)
                .lines()
                .filter(line -> !line.contains("public.migrate_") && !line.contains(" … SET default_"))
                .collect(Collectors.joining("\n"));
    }

    private void wants(Project project, String schema, Locking locking) throws IOException {
        Files.writeString(base.resolve("schema.sql"), schema);
        Generated generated = migrate(project)
                .autogenerate(new Autogeneration(NewRevision.of("wanted"), List.of(), Proof.WANTED, locking));
        assertThat(generated.script()).isPresent();
        migrate(project).upgrade(Target.Symbol.HEAD);
        assertThat(migrate(project).check().findings()).isEmpty();
    }

    private Migrate migrate(Project project) {
        SchemaSettings schema = SchemaSettings.of(
                new Model(List.of(new SqlModel(base, List.of(base.resolve("schema.sql"))))), Selection.all());
        return new Migrate(project.settings().with(schema), event -> {});
    }
}
