package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.catalog.Selection;
import dev.migrate.command.Autogeneration.Proof;
import dev.migrate.diff.Locking;
import dev.migrate.model.Model;
import dev.migrate.model.SqlModel;
import dev.migrate.revision.Target;
import dev.migrate.runner.StepFailedException;
import dev.migrate.testing.Project;
import dev.migrate.testing.SchemaDump;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is generated with {@code migrate.online}: written, tried, run up and down over rows, and gone on with after a failure. */
@ExtendWith(TestServer.class)
@Timeout(120)
class OnlineTest {

    @TempDir
    private Path base;

    private TestDatabase database;
    private Project project;

    @BeforeEach
    void create(TestDatabase fresh) {
        database = fresh;
        project = new Project(base, fresh);
    }

    private Migrate migrate() {
        SchemaSettings schema = SchemaSettings.of(
                new Model(List.of(new SqlModel(base, List.of(base.resolve("schema.sql"))))), Selection.all());
        return new Migrate(project.settings().with(schema), event -> {});
    }

    private void first(String sql) {
        project.revision("a", "", sql, "-- migrate: irreversible");
        migrate().upgrade(Target.parse("a"));
    }

    /** The two sections of the revision that leads to this model. */
    private String[] generate(String model) throws IOException {
        Files.writeString(base.resolve("schema.sql"), model);
        Generated generated = migrate()
                .autogenerate(new Autogeneration(NewRevision.of("online"), List.of(), Proof.WANTED, Locking.ONLINE));
        String text = Files.readString(base.resolve(
                generated.script().orElseThrow().revision().source().toString()));
        return new String[] {
            StringUtils.substringBetween(text, "-- migrate: upgrade\n", "\n-- migrate: downgrade\n"),
            StringUtils.substringAfter(text, "\n-- migrate: downgrade\n")
        };
    }

    private void upgrade() {
        migrate().upgrade(Target.Symbol.HEAD);
    }

    private void upAndDown() {
        String before = SchemaDump.of(database);
        upgrade();
        assertThat(migrate().check().findings()).isEmpty();
        migrate().downgrade(Target.parse("-1"));
        assertThat(SchemaDump.of(database)).isEqualTo(before);
        upgrade();
        assertThat(migrate().check().findings()).isEmpty();
    }

    @Test
    void aConstraintBindsNewRowsFirstAndIsValidatedApart() throws IOException {
        first(
                "create table team (id bigint primary key); create table account (id bigint primary key, team_id bigint); "
                        + "insert into team values (1); insert into account values (1, 1), (2, null);");
        String[] sections = generate("create table team (id bigint primary key); "
                + "create table account (id bigint primary key, team_id bigint constraint team references team);");
        assertThat(sections[0]).contains("""
                alter table public.account add constraint team foreign key (team_id) references public.team(id) not valid;

                -- migrate: autocommit
                alter table public.account validate constraint team;
                """);
        assertThat(sections[1]).isEqualTo("alter table public.account drop constraint team;\n");
        upAndDown();
    }

    @Test
    void notNullIsSetOnTheWordOfACheck() throws IOException {
        first("create table account (id bigint primary key, email text); insert into account values (1, 'a');");
        String[] sections = generate("create table account (id bigint primary key, email text not null);");
        assertThat(sections[0]).endsWith("""
                alter table public.account add constraint email_is_not_null check (email is not null) not valid;

                -- migrate: autocommit
                alter table public.account validate constraint email_is_not_null;

                alter table public.account alter column email set not null;
                alter table public.account drop constraint email_is_not_null;
                """);
        assertThat(sections[1]).isEqualTo("alter table public.account alter column email drop not null;\n");
        upAndDown();
    }

    /** Of a row IS NOT NULL says that nothing in it is null, which is more than that it is there. */
    @Test
    void notNullOfRowsIsSetWithTheirTableLocked() throws IOException {
        String types = "create type pair as (a int, b int); create domain couple as pair; ";
        first(types + "create table t (p pair, c couple, many pair[]); "
                + "insert into t values ('(1,)', '(,)', array['(,)']::pair[]);");
        String[] sections =
                generate(types + "create table t (p pair not null, c couple not null, many pair[] not null);");
        assertThat(sections[0])
                .contains("-- not online: nobody can use public.t while its rows are checked\n"
                        + "alter table public.t\n    alter column p set not null,\n    alter column c set not null;")
                .contains("check (many is not null) not valid");
        upAndDown();
    }

    @Test
    void indexesAreBuiltDroppedAndReplacedBesideOthers() throws IOException {
        first("create table t (a int not null, b int, c int); create index gone on t (a); create index other on t (b); "
                + "insert into t values (1, 1, 1), (2, 2, 2);");
        String[] sections = generate("create table t (a int primary key, b int constraint b_once unique, c int); "
                + "create index other on t (b, c); create index fresh on t (c);");
        assertThat(sections[0])
                .contains("""
                create unique index concurrently t_pkey on public.t (a);
                alter table public.t add constraint t_pkey primary key using index t_pkey;
                """)
                .contains("alter index public.other rename to other__old;\n")
                .contains("""
                create index concurrently other on public.t (b, c);
                drop index concurrently public.other__old;

                drop index concurrently public.gone;
                """);
        upAndDown();
    }

    // p <- p1, p <- p2 <- p21
    @Test
    void aPartitionedTableGetsAnIndexPartitionByPartition() throws IOException {
        String tables = "create table p (k int, v text) partition by range (k); "
                + "create table p1 partition of p for values from (0) to (10); "
                + "create table p2 partition of p for values from (10) to (20) partition by range (k); "
                + "create table p21 partition of p2 for values from (10) to (15);";
        first(tables + "insert into p values (1, 'a'), (11, 'b');");
        String[] sections = generate(tables + "create index p_v on p (v);");
        assertThat(sections[0]).isEqualTo("""
                -- each partition gets its index beside others, then all of them become one
                create index p_v on only public.p (v);

                create index concurrently p1_v_idx on public.p1 (v);
                create index p2_v_idx on only public.p2 (v);
                create index concurrently p21_v_idx on public.p21 (v);
                alter index public.p2_v_idx attach partition public.p21_v_idx;
                alter index public.p_v attach partition public.p2_v_idx;
                alter index public.p_v attach partition public.p1_v_idx;
                """);
        assertThat(sections[1]).isEqualTo("drop index public.p_v;\n");
        upAndDown();
    }

    @Test
    void whatHasNoOnlineWaySaysSoAndNewTablesAreCreatedAsUsual() throws IOException {
        first("create table t (a int, r int4range); create table u (a int primary key); insert into t values (1);");
        String[] sections = generate("create table t (a bigint, r int4range, exclude using gist (r with &&)); "
                + "create table u (a int primary key); create table n (a int references u); create index on n (a)");
        assertThat(sections[0]).isEqualTo("""
                create table public.n (
                    a integer
                );

                -- not online: public.t may be rewritten for the new type, and nobody can use it meanwhile
                alter table public.t alter column a type bigint;

                alter table public.n add constraint n_a_fkey foreign key (a) references public.u(a);

                -- not online: nobody can use public.t while the index is built
                alter table public.t add constraint t_r_excl exclude using gist (r with &&);

                create index n_a_idx on public.n (a);
                """);
        upAndDown();
    }

    @Test
    void aRunThatFailedBetweenTheTwoGoesOnThere() throws IOException {
        first("create table t (id int primary key, n int); insert into t values (1, 1);");
        generate("create table t (id int primary key, n int not null constraint positive check (n > 0) unique);");
        database.execute("create function refuse() returns event_trigger language plpgsql as "
                + "'begin if current_query() ~ ''validate constraint positive'' then raise ''not now''; end if; end'");
        database.execute("create event trigger refuse on ddl_command_end execute function refuse()");
        StepFailedException failed = catchThrowableOfType(StepFailedException.class, this::upgrade);
        assertThat(failed.problem())
                .contains("alter table public.t validate constraint positive")
                .contains("half done");
        assertThat(database.query("select conname, convalidated from pg_constraint where conname = 'positive'"))
                .containsExactly("positive|f");

        database.execute("drop event trigger refuse; drop function refuse()");
        upgrade();
        assertThat(migrate().check().findings()).isEmpty();
        assertThat(database.query("select id, n from t")).containsExactly("1|1");
    }
}
