package dev.migrate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.diff.Differ;
import dev.migrate.diff.Locking;
import dev.migrate.testing.SchemaDump;
import dev.migrate.testing.SchemaRows;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.random.RandomSchema;
import java.util.List;
import java.util.Map;

/** That one schema made by chance becomes another one, keeps what it can of the rows, and becomes itself again. */
final class Convergence {

    /** Each third pair is changed the online way, which does not run in one transaction over rows. */
    private static final long ONLINE = 3;

    private Convergence() {}

    /** Tries the schemas of a seed and of its negative. */
    static void check(long seed, TestDatabase left, TestDatabase right) {
        SchemaWork one = new SchemaWork(left).loadWhatGoes(RandomSchema.of(seed, left.major()));
        SchemaWork other = new SchemaWork(right).loadWhatGoes(RandomSchema.of(-seed, right.major()));
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
