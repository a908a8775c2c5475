package dev.migrate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.postgres.Password;
import dev.migrate.postgres.Session;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestServer.class)
@Timeout(60)
class SqlModelTest {

    private final Path base;
    private final TestDatabase database;

    SqlModelTest(@TempDir Path base, TestDatabase database) {
        this.base = base;
        this.database = database;
    }

    private SqlModelTest file(String name, String sql) throws IOException {
        Path file = base.resolve("schema").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
        return this;
    }

    private void build() {
        try (Session session = new Database(ConnectionSettings.of(DatabaseUrl.parse(database.url()))
                        .withUser(Optional.of(database.user()))
                        .withPassword(Optional.of(new Password(database.password()))))
                .connect()) {
            new Model(List.of(new SqlModel(base, List.of(base.resolve("schema"))))).build(session);
        }
    }

    private MigrateException refused() {
        return catchThrowableOfType(MigrateException.class, this::build);
    }

    @Test
    void theOrderOfFilesDoesNotMatter() throws IOException {
        file("a.sql", "create view v as select id, f(id) from t; create table u (t_id int references t (id), m mood);")
                .file(
                        "b/f.sql",
                        "create function f(int) returns int language sql return $1 + (select count(*)::int from t)")
                .file("c.sql", "create table t (id int); alter table t add primary key (id);")
                .file("z.sql", "create type mood as enum ('ok');")
                .file(".hidden.sql", "nonsense")
                .file("readme.md", "nonsense");
        build();
        assertThat(database.tables()).containsExactly("t", "u");
        assertThat(database.query("select count(*) from v")).containsExactly("0");
    }

    @Test
    void aSettingGoesWithTheStatementsOfItsFileAlone() throws IOException {
        file("a.sql", "set search_path = s; create table t (); create table later (id int references other (id));")
                .file("b.sql", "create schema s; create table t ();")
                .file(
                        "c.sql",
                        "set transaction_timeout_of_a_later_release = 0; create table s.other (id int primary key);");
        build();
        assertThat(
                        database.query(
                                "select schemaname || '.' || tablename from pg_tables where schemaname in ('s', 'public') order by 1"))
                .containsExactly("public.t", "s.later", "s.other", "s.t");
    }

    @Test
    void whatPgDumpWritesOfOwnersAndThePublicSchemaIsPassedOver() throws IOException {
        file("dump.sql", """
                \\restrict abc
                SELECT pg_catalog.set_config('search_path', '', false);
                CREATE SCHEMA public;
                ALTER SCHEMA public OWNER TO pg_database_owner;
                CREATE FUNCTION public.f(a integer, b text) RETURNS integer LANGUAGE sql AS 'select 1 from public.t';
                ALTER FUNCTION public.f(a integer, b text) OWNER TO nobody_here;
                CREATE TABLE public.t (id integer);
                ALTER TABLE public.t OWNER TO "Nobody Here";
                \\unrestrict abc
                """);
        build();
        assertThat(database.tables()).containsExactly("t");
    }

    @Test
    void manyTablesAreBuiltWithFewLocks() throws IOException {
        StringBuilder sql = new StringBuilder();
        for (int i = 999; i >= 0; i--) {
            sql.append("create table t").append(i).append(" (id bigint primary key, name text);\n");
        }
        file("all.sql", sql.toString());
        build();
        assertThat(database.tables()).hasSize(1000);
    }

    @Test
    void whatIsWrongIsNamedByFileAndLine() throws IOException {
        file("a.sql", "create table t (\n  id int,\n  m moood\n);\ncreate view v as select * from t;")
                .file("b.sql", "create tabel x ();");
        assertThat(refused().problem()).isEqualTo("""
                The model cannot be built: schema/b.sql:1: ERROR 42601: syntax error at or near "tabel"
                  create tabel x ()""");
        file("b.sql", "create table x ();");
        assertThat(refused().problem()).isEqualTo("""
                The model cannot be built:
                  schema/a.sql:3: ERROR 42704: type "moood" does not exist
                  create table t (
                  schema/a.sql:5: ERROR 42P01: relation "t" does not exist
                  create view v as select * from t""");
    }

    @Test
    void whatIsNoPartOfASchemaIsRefused() throws IOException {
        file("a.sql", "create role clerk;");
        assertThat(refused().problem())
                .isEqualTo("schema/a.sql:1: This concerns the whole server, and a model says what one database holds.");
        file("a.sql", "create table t (id int);\ncreate index concurrently i on t (id);");
        assertThat(refused().problem()).startsWith("schema/a.sql:2: This has no meaning in a model");
        file("a.sql", "-- migrate: upgrade\ncreate table t (id int);");
        assertThat(refused().problem()).isEqualTo("schema/a.sql:1: This is a revision file, not a part of the model.");
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        assertThat(refused().problem()).isEqualTo("There is no file or directory schema, which should hold the model.");
    }
}
