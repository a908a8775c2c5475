package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Selection;
import dev.migrate.command.Autogeneration.Proof;
import dev.migrate.diff.Locking;
import dev.migrate.model.Model;
import dev.migrate.model.SqlModel;
import dev.migrate.revision.Target;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Autogenerate, check, verify, diff and import, over a configured database. */
@ExtendWith(TestServer.class)
@Timeout(120)
class SchemaCommandsTest {

    @TempDir
    private Path base;

    private TestDatabase database;
    private Project project;
    private Selection selection = Selection.all();
    private Locking locking = Locking.ORDINARY;

    @BeforeEach
    void create(TestDatabase fresh) {
        database = fresh;
        project = new Project(base, fresh);
    }

    private Migrate migrate() {
        SchemaSettings schema =
                SchemaSettings.of(new Model(List.of(new SqlModel(base, List.of(base.resolve("schema"))))), selection);
        return new Migrate(project.settings().with(schema), event -> {});
    }

    private SchemaCommandsTest model(String sql) throws IOException {
        Files.createDirectories(base.resolve("schema"));
        Files.writeString(base.resolve("schema/all.sql"), sql);
        return this;
    }

    private Generated generate(String... renames) {
        return migrate()
                .autogenerate(new Autogeneration(NewRevision.of("generated"), List.of(renames), Proof.WANTED, locking));
    }

    private void upgrade() {
        migrate().upgrade(Target.Symbol.HEAD);
    }

    private List<String> findings() {
        return migrate().check().findings().stream().map(Finding::toString).toList();
    }

    @Test
    void aDatabaseThatIsNotAtHeadIsRefused() throws IOException {
        project.table("a", "");
        model("create table a (id int primary key);");
        MigrateException refused = catchThrowableOfType(MigrateException.class, this::generate);
        assertThat(refused.problem()).endsWith(" is not at head: it lacks a (step a).");
    }

    @Test
    void whatIsGeneratedLeadsToTheModelAndBack() throws IOException {
        project.table("a", "");
        upgrade();
        database.execute("insert into a values (1)");
        model("create table a (id bigint primary key, name text); create index on a (name);");
        Generated generated = generate();
        assertThat(generated.differences())
                .containsExactly(
                        "change type of column public.a.id from integer to bigint",
                        "add column public.a.name (text)",
                        "add index public.a_name_idx");
        upgrade();
        assertThat(findings()).isEmpty();
        assertThat(generate().script()).isEmpty();
        migrate().downgrade(Target.parse("-1"));
        assertThat(findings())
                .containsExactly(
                        "rows: revision " + generated.script().orElseThrow().revision() + " is not applied");
        assertThat(database.query("select id from a")).containsExactly("1");
    }

    @Test
    void whatOnlyComesAgainIsNoDifference() throws IOException {
        String rest = """
                create materialized view per_state as select state, count(*) as n from bill group by state;
                create unique index per_state_key on per_state (state);
                comment on index per_state_key is 'to refresh it concurrently';
                create function sent(s state) returns boolean return s = 'sent';
                create view open_bill as select * from bill where not sent(state);
                grant select on open_bill to public;
                """;
        model("create type state as enum ('new', 'sent'); create table bill (state state default 'new');" + rest);
        generate();
        upgrade();
        model("create type state as enum ('sent', 'new'); create table bill (state state default 'new');" + rest);

        assertThat(findings()).containsExactly("model: change the order of the values of type public.state");
    }

    @Test
    void whatWasChangedByHandIsFound() throws IOException {
        project.table("a", "");
        upgrade();
        model("create table a (id int primary key);");
        assertThat(findings()).isEmpty();
        database.execute("alter table a add column note varchar(20) default 'x'; create view v as select 1 as one");
        assertThat(findings())
                .containsExactly("drift: add column public.a.note (character varying(20))", "drift: add view public.v");
        model("create table a (id int primary key, name text);");
        assertThat(findings())
                .containsExactly(
                        "drift: add column public.a.note (character varying(20))",
                        "drift: add view public.v",
                        "model: add column public.a.name (text)");
        project.table("a", "x");
        assertThat(findings())
                .containsExactly("files: Revision a follows 'x', which no file declares: migrations/a.sql.");
    }

    @Test
    void aFileThatHasChangedAndARowThatNoFileKnowsAreFound() throws IOException {
        project.table("a", "").table("b", "a");
        upgrade();
        model("create table a (id int primary key); create table b (id int primary key);");
        project.revision("a", "", "create table a (id int unique);", "drop table a;");
        assertThat(findings())
                .containsExactly("checksums: revision a (step a) has changed since it was applied: migrations/a.sql");
        project.remove("b");
        assertThat(findings()).first().asString().startsWith("rows: The database is at revision b");
    }

    @Test
    void whatIsLeftOutIsNotCompared() throws IOException {
        project.table("a", "");
        upgrade();
        database.execute("create table tmp_x (id serial primary key); create schema other; create table other.t ();"
                + " create table counted (id int generated always as identity primary key);"
                + " comment on index counted_pkey is 'finds'; comment on sequence counted_id_seq is 'counts'");
        model("create table a (id int primary key);");
        assertThat(findings()).isNotEmpty();
        selection = Selection.of(List.of("public"), List.of(), List.of("public.tmp_*", "public.counted"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aRenamedTableKeepsItsRows() throws IOException {
        project.revision(
                "a",
                "",
                "create table old (id int primary key, n int); create index old_n on old (n);",
                "drop table old;");
        upgrade();
        database.execute("insert into old values (1, 2)");
        model("create table fresh (id int primary key, m int); create index fresh_m on fresh (m);");
        assertThat(migrate().diff("database", "model", Locking.ORDINARY).destroyed())
                .containsExactly("the rows of public.old");
        Generated generated = generate("old.n:m", "old:fresh");
        assertThat(generated.destroyed()).isEmpty();
        upgrade();
        assertThat(findings()).isEmpty();
        assertThat(database.query("select id, m from fresh")).containsExactly("1|2");
        migrate().downgrade(Target.parse("-1"));
        assertThat(database.query("select id, n from old")).containsExactly("1|2");
    }

    @Test
    void verifyNamesTheRevisionThatDoesNotLeadBack() {
        project.table("a", "")
                .revision("b", "a", "create table b (id int);", "select 1;")
                .revision("c", "b", "alter table a add n int;", "-- migrate: irreversible")
                .revision("d", "c", "create index a_n on a (n);", "drop index a_n;");
        CheckResult result = new Migrate(project.settings(), event -> {}).verify();
        assertThat(result.findings())
                .extracting(Finding::toString)
                .containsExactly("downgrade: b (step b) (migrations/b.sql) does not lead back, left to do: drop table"
                        + " public.b");
        assertThat(result.remarks())
                .containsExactly("Passed over the way back of c (step c): migrations/c.sql:9 says that it is"
                        + " irreversible.");
        assertThat(database.tables()).isEmpty();
        assertThat(database.query("select datname from pg_database where datname like 'migrate_scratch%'"))
                .isEmpty();
    }

    @Test
    void theEndsOfADiffAreWhateverIsNamed() throws IOException {
        project.table("a", "");
        upgrade();
        model("create table a (id int primary key);");
        for (String[] ends : new String[][] {
            {"database", "revisions"}, {"model", "migrations"}, {"schema/all.sql", "schema"}, {"revisions", "database"}
        }) {
            assertThat(migrate().diff(ends[0], ends[1], Locking.ORDINARY).sql())
                    .as(ends[0])
                    .isEmpty();
        }
        database.execute("alter table a add n int");
        assertThat(migrate().diff("revisions", "database", Locking.ORDINARY).sql())
                .isEqualTo("alter table public.a add column n integer;\n");
    }

    @Test
    void anImportWritesWhatIsThereAndStampsIt(TestDatabase other) {
        database.execute("create type mood as enum ('ok'); create table a (id serial primary key, m mood default 'ok');"
                + " create function f() returns int language sql as 'select count(*)::int from a';"
                + " create view v as select f() as n");
        Generated imported = migrate().importDatabase(NewRevision.of("what was there"));
        String id = imported.script().orElseThrow().revision().id().value();
        assertThat(project.rows()).containsExactly(id);
        project.on(other).migrate().upgrade(Target.Symbol.HEAD);
        assertThat(new Migrate(project.on(other).settings(), event -> {})
                        .diff(
                                "database",
                                database.url() + "?user=" + database.user() + "&password=" + database.password(),
                                Locking.ORDINARY)
                        .differences())
                .isEmpty();
        MigrateException again =
                catchThrowableOfType(MigrateException.class, () -> migrate().importDatabase(NewRevision.of("again")));
        assertThat(again.problem()).startsWith("There are revisions already");
    }

    @Test
    void whatIsNotComparedIsNamed() throws IOException {
        project.table("a", "");
        upgrade();
        model("create table a (id int primary key);");
        database.execute(
                "create subscription news connection 'dbname=nowhere' publication news with (connect = false)");
        database.execute("create access method pile type table handler heap_tableam_handler");
        CheckResult result = migrate().check();
        assertThat(result.findings()).isEmpty();
        assertThat(result.remarks()).contains("Not compared: subscription news", "Not compared: access method pile");
        database.execute("alter subscription news set (slot_name = none); drop subscription news");
    }
}
