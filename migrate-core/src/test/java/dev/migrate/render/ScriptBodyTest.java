package dev.migrate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.diff.Differ;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServer.class)
@Timeout(60)
class ScriptBodyTest {

    private final TestDatabase left;
    private final TestDatabase right;

    ScriptBodyTest(TestDatabase left, TestDatabase right) {
        this.left = left;
        this.right = right;
    }

    private ScriptBody body(String before, String after) {
        return ScriptBody.of(Differ.diff(
                new SchemaWork(left).load(before).catalog(),
                new SchemaWork(right).load(after).catalog()));
    }

    @Test
    void whatIsDestroyedStandsBeforeTheStatementAndIsCounted() {
        ScriptBody body = body("create table a (id int, n int); create table b ()", "create table a (id int)");
        assertThat(body.text()).isEqualTo("""
                -- destructive: the rows of public.b
                drop table public.b;

                -- destructive: the values of public.a.n
                alter table public.a drop column n;
                """);
        assertThat(body.destroyed()).containsExactly("the rows of public.b", "the values of public.a.n");
    }

    @Test
    void theBoundOfAPartitionUsesALabel() {
        ScriptBody body = body(
                "create type mood as enum ('ok'); create table a (m mood) partition by list (m)",
                "create type mood as enum ('ok', 'new'); create table a (m mood) partition by list (m);"
                        + "create table a_new partition of a for values in ('new')");
        assertThat(body.text()).startsWith("""
                -- migrate: autocommit
                alter type public.mood add value if not exists 'new' after 'ok';
                """);
    }

    /** Its rows may hold any label. */
    @Test
    void aColumnThatBecomesAnEnumUsesItsLabels() {
        ScriptBody body = body(
                "create type mood as enum ('ok'); create table a (m text)",
                "create type mood as enum ('ok', 'new'); create table a (m mood)");
        assertThat(body.text()).startsWith("""
                -- migrate: autocommit
                alter type public.mood add value if not exists 'new' after 'ok';
                """);
    }

    @Test
    void aViewOverANewLabelUsesIt() {
        String before = "create type mood as enum ('ok'); create table a (m mood, note text);";
        String after = "create type mood as enum ('ok', 'new'); create table a (m mood, note text);";
        assertThat(body(before, after + "create view v as select m from a where m <> 'new'")
                        .text())
                .startsWith("-- migrate: autocommit\nalter type");
    }

    @Test
    void whatOnlyReadsLikeALabelUsesNone() {
        String before = "create type mood as enum ('ok'); create table a (m mood); create table b (note text);";
        String after = "create type mood as enum ('ok', 'new'); create table a (m mood); create table b (note text);";
        assertThat(body(
                                before,
                                after + "create view v as select note from b where note <> 'new';"
                                        + "alter table b add check (note <> 'new'); comment on column a.m is 'new';")
                        .text())
                .doesNotContain("-- migrate: autocommit");
    }

    @Test
    void aLabelThatIsUsedComesFirstAndIsCommitted() {
        ScriptBody body = body(
                "create type mood as enum ('ok'); create table a (m mood)",
                "create type mood as enum ('bad', 'ok', 'fine'); create table a (m mood default 'fine')");
        assertThat(body.text()).isEqualTo("""
                -- migrate: autocommit
                alter type public.mood add value if not exists 'bad' before 'ok';

                -- migrate: autocommit
                alter type public.mood add value if not exists 'fine' after 'ok';

                alter table public.a alter column m set default 'fine'::public.mood;
                """);
    }

    @Test
    void aLabelThatIsNotUsedStaysInTheTransaction() {
        ScriptBody body = body("create type mood as enum ('ok')", "create type mood as enum ('ok', 'fine')");
        assertThat(body.text()).isEqualTo("alter type public.mood add value 'fine' after 'ok';\n");
    }

    @Test
    void functionsAreNotCheckedBeforeTheirTablesAreThere() {
        ScriptBody body = body(
                "",
                "create table a (); create function f() returns bigint language sql" + " as 'select count(*) from a'");
        assertThat(body.text())
                .startsWith("set local check_function_bodies = off;\n")
                .contains("function public.f()");
    }

    @Test
    void nothingIsSaidWhereNothingDiffers() {
        assertThat(body("create table a ()", "create table a ()").text()).isEmpty();
    }
}
