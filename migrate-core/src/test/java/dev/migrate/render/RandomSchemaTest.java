package dev.migrate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.catalog.Catalog;
import dev.migrate.diff.Differ;
import dev.migrate.testing.RandomSchema;
import dev.migrate.testing.SchemaDump;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any two schemas: the one becomes the other, and itself again. {@code -Dschemas.pairs=2000} tries more of them. */
@ExtendWith(TestServer.class)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class RandomSchemaTest {

    private static final long PAIRS = Long.getLong("schemas.pairs", 40);
    private static final long FIRST = Long.getLong("schemas.first", 1);

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + PAIRS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oneBecomesTheOtherAndItselfAgain(long seed, TestDatabase left, TestDatabase right) {
        SchemaWork one = new SchemaWork(left).loadWhatGoes(RandomSchema.of(seed));
        SchemaWork other = new SchemaWork(right).loadWhatGoes(RandomSchema.of(-seed));
        Catalog before = one.catalog();
        Catalog after = other.catalog();
        String dumpBefore = SchemaDump.unordered(left);
        String dumpAfter = SchemaDump.unordered(right);
        assertThat(before.isSame(one.catalog())).isTrue();

        List<Fragment> up = SqlRenderer.render(Differ.diff(before, after));
        one.run(up);
        assertThat(Differ.diff(one.catalog(), after))
                .as("%s", SchemaWork.text(up))
                .isEmpty();
        assertThat(SchemaDump.unordered(left)).as("%s", SchemaWork.text(up)).isEqualTo(dumpAfter);
        List<Fragment> down = SqlRenderer.render(Differ.diff(after, before));
        one.run(down);
        assertThat(SchemaDump.unordered(left)).as("%s", SchemaWork.text(down)).isEqualTo(dumpBefore);
    }
}
