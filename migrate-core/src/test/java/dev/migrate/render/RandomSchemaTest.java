package dev.migrate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.diff.Differ;
import dev.migrate.diff.Locking;
import dev.migrate.testing.RandomSchema;
import dev.migrate.testing.SchemaDump;
import dev.migrate.testing.SchemaRows;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.util.List;
import java.util.Map;
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

    /** Every so many pairs are changed beside others, statement by statement. */
    private static final long ONLINE = 3;

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

        Locking locking = seed % ONLINE == 0 ? Locking.ONLINE : Locking.ORDINARY;
        List<Fragment> up = SqlRenderer.render(Differ.diff(before, after, locking));
        SchemaRows rows = new SchemaRows(left);
        rows.seed();
        Map<String, String> kept = rows.counted();
        if (locking == Locking.ORDINARY && one.runOverRows(up)) {
            keeps(kept, rows.counted(), before, after);
        } else {
            rows.remove();
            one.run(up);
        }
        assertThat(Differ.diff(one.catalog(), after))
                .as("%s", SchemaWork.text(up))
                .isEmpty();
        assertThat(SchemaDump.unordered(left)).as("%s", SchemaWork.text(up)).isEqualTo(dumpAfter);
        rows.remove();
        List<Fragment> down = SqlRenderer.render(Differ.diff(after, before, locking));
        one.run(down);
        assertThat(SchemaDump.unordered(left)).as("%s", SchemaWork.text(down)).isEqualTo(dumpBefore);
    }

    /** A table that stays has all its rows; a column that stays has all its values. */
    private static void keeps(Map<String, String> before, Map<String, String> after, Catalog from, Catalog to) {
        before.forEach((name, count) -> {
            boolean computed = isGenerated(from, name) || isGenerated(to, name);
            if (after.containsKey(name) && !computed) {
                assertThat(after.get(name)).as(name).isEqualTo(count);
            }
        });
    }

    /** A generated column is computed anew. */
    private static boolean isGenerated(Catalog catalog, String name) {
        String[] words = name.split("\\.", -1);
        return words.length == 3
                && catalog.get(new Key(Kind.COLUMN, words[0], words[1], words[2])) instanceof Column column
                && column.isGenerated();
    }
}
