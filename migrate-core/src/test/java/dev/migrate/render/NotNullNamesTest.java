package dev.migrate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.diff.Differ;
import dev.migrate.diff.Differences;
import dev.migrate.diff.Locking;
import dev.migrate.testing.SchemaDump;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.ServerMajor;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From PostgreSQL 18 on a refusal of nulls is a constraint, which somebody may have named. */
@ExtendWith(TestServer.class)
@ServerMajor(18)
class NotNullNamesTest {

    private final TestDatabase left;
    private final TestDatabase right;

    NotNullNamesTest(TestDatabase left, TestDatabase right) {
        this.left = left;
        this.right = right;
    }

    @Test
    void aNameIsGivenTakenBackAndRenamed() {
        Catalog before = read(left, "create table t (a int not null, b int constraint b_given not null, c int)");
        Catalog after = read(
                right,
                "create table t (a int constraint a_given not null, b int constraint b_other not null,"
                        + " c int constraint c_given not null); create table u (a int constraint u_given not null)");
        assertThat(statements(before, after, Locking.ORDINARY))
                .containsExactly(
                        "create table public.u (\n    a integer constraint u_given not null\n)",
                        "alter table public.t rename constraint t_a_not_null to a_given",
                        "alter table public.t rename constraint b_given to b_other",
                        "alter table public.t add constraint c_given not null c");
        assertThat(statements(after, before, Locking.ORDINARY))
                .containsExactly(
                        "alter table public.t rename constraint a_given to t_a_not_null",
                        "alter table public.t rename constraint b_other to b_given",
                        "alter table public.t alter column c drop not null",
                        "drop table public.u");
        assertThat(Differences.lines(before, Differ.diff(before, after)))
                .contains("rename the not null of column public.t.b from b_given to b_other");
        thereAndBack(before, after);
    }

    @Test
    void onlineItIsAddedThroughACheck() {
        Catalog before = read(left, "create table t (c int)");
        Catalog after = read(right, "create table t (c int constraint c_given not null)");
        assertThat(statements(before, after, Locking.ONLINE))
                .containsExactly(
                        "alter table public.t add constraint c_is_not_null check (c is not null) not valid",
                        "alter table public.t validate constraint c_is_not_null",
                        "alter table public.t add constraint c_given not null c",
                        "alter table public.t drop constraint c_is_not_null");
    }

    @Test
    void aNameIsFreeBeforeAnotherColumnTakesIt() {
        thereAndBack(
                read(left, "create table t (a int constraint one not null, b int, c int constraint two not null)"),
                read(right, "create table t (a int, b int constraint one not null, d int constraint two not null)"));
    }

    @Test
    void aPartitionThatIsAttachedAnewRefusesNullsOfItsOwn() {
        thereAndBack(read(left, """
                        create table p (k int) partition by list (k); create table p1 partition of p for values in (1);
                        alter table p1 alter k set not null"""), read(right, """
                        create table p (k int) partition by list (k); create table p1 (k int);
                        alter table p attach partition p1 for values in (1, 2);
                        alter table p1 alter column k set not null; alter table p add primary key (k)"""));
    }

    @Test
    void inATreeItIsNamedAsNotCompared() {
        Catalog one = read(left, "create table p (a int constraint one not null); create table c () inherits (p)");
        Catalog other = read(right, "create table p (a int constraint other not null); create table c () inherits (p)");
        assertThat(Differ.diff(one, other)).isEmpty();
        assertThat(one.unread()).containsExactly("not null one of public.p.a");
    }

    @Test
    void whoCannotSayANameLeavesTheOneThatIsThere() {
        Key key = new Key(Kind.COLUMN, "public", "t", "a");
        Column there = column(read(left, "create table t (a int constraint given not null)"), key);
        Column wanted = column(read(right, "create table t (a int not null)"), key);
        assertThat(wanted.isSame(there)).isFalse();
        assertThat(wanted.withDetailsOf(there, true, true).isSame(there)).isTrue();
    }

    private static Column column(Catalog catalog, Key key) {
        return (Column) Objects.requireNonNull(catalog.get(key));
    }

    private static Catalog read(TestDatabase database, String sql) {
        return new SchemaWork(database).load(sql).catalog();
    }

    private static List<String> statements(Catalog from, Catalog to, Locking locking) {
        return SqlRenderer.render(Differ.diff(from, to, locking)).stream()
                .filter(fragment -> !fragment.isGuard())
                .map(Fragment::sql)
                .toList();
    }

    /** Both ways of a revision are made of the same two catalogs, whatever came of the first way. */
    private void thereAndBack(Catalog before, Catalog after) {
        String dumpBefore = SchemaDump.unordered(left);
        SchemaWork work = new SchemaWork(left);
        work.run(SqlRenderer.render(Differ.diff(before, after)));
        assertThat(SchemaDump.unordered(left)).isEqualTo(SchemaDump.unordered(right));
        assertThat(Differ.diff(work.catalog(), after)).isEmpty();
        work.run(SqlRenderer.render(Differ.diff(after, before)));
        assertThat(SchemaDump.unordered(left)).isEqualTo(dumpBefore);
    }
}
