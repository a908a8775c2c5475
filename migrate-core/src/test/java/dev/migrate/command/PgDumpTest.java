package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migrate.MigrateException;
import dev.migrate.revision.Target;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pg_dump writes is a revision, once a header stands before it. */
@ExtendWith(TestServer.class)
class PgDumpTest {

    private static final Path FOUND = Path.of("src/test/resources/found/pgdump-large-objects/dump.sql");
    private static final String HEADER =
            "-- what was there\n-- revision: a\n-- down-revision:\n\n-- migrate: upgrade\n";
    private static final String SCHEMA = """
            create schema shop;
            create table shop.book (id int generated always as identity primary key, title text, cover oid);
            comment on table shop.book is '-- migrate: downgrade';
            create table shop.empty (a int);
            create function shop.twice(n int) returns int return n * 2;
            create function shop.text() returns text language sql as $$ select 'COMMIT;' $$;
            create view shop.titles as select title from shop.book;
            insert into shop.book (title, cover) values ('one; two', null), (E'it''s\\n\\\\.', null);
            update shop.book set cover = lo_from_bytea(0, convert_to(repeat('cover ' || id, 2400 / id), 'UTF8'));
            select lo_from_bytea(4711, '');
            comment on large object 4711 is 'empty';
            grant select on large object 4711 to public;
            create sequence shop.numbers start 7;
            select nextval('shop.numbers');
            create index on shop.book (title);
            """;
    private static final String COVERS =
            "select title, md5(lo_get(cover)) from shop.book union all select 'empty', md5(lo_get(4711)) order by 1";

    private final Path base;
    private final Project project;
    private final TestDatabase source;
    private final TestDatabase target;

    PgDumpTest(@TempDir Path base, TestDatabase source, TestDatabase target) {
        this.base = base;
        this.project = new Project(base, target);
        this.source = source;
        this.target = target;
    }

    @BeforeEach
    void fill() {
        source.execute(SCHEMA);
    }

    /** A file as pg_dump 15 has written it of such a database. */
    @Test
    void pgdumpLargeObjects() throws IOException {
        project.file("a.sql", HEADER + Files.readString(FOUND));
        upgrade();
        assertThat(target.query(COVERS)).isEqualTo(source.query(COVERS));
        assertThat(target.query("select count(*) from pg_largeobject_metadata")).containsExactly("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--no-owner",
                "--no-owner --no-privileges --no-comments",
                "--inserts",
                "--column-inserts --rows-per-insert=2",
                "--inserts --on-conflict-do-nothing",
                "--clean --if-exists",
                "--quote-all-identifiers",
                "--disable-dollar-quoting",
                "--role=postgres",
                "--serializable-deferrable",
                "--disable-triggers",
            })
    void aDumpIsARevision(String options) throws IOException, InterruptedException {
        project.file("a.sql", HEADER + dump("pg_dump", options));
        upgrade();
        assertThat(target.query(COVERS)).isEqualTo(source.query(COVERS));
        assertThat(target.query("select nextval('shop.numbers')")).containsExactly("8");
    }

    @Test
    void itsSectionsMayBeRevisionsOfTheirOwn() throws IOException, InterruptedException {
        project.file("a.sql", HEADER + dump("pg_dump", "--section=pre-data"));
        project.file("b.sql", next("b", "a") + dump("pg_dump", "--section=data"));
        project.file("c.sql", next("c", "b") + dump("pg_dump", "--section=post-data"));
        upgrade();
        assertThat(target.query(COVERS)).isEqualTo(source.query(COVERS));
    }

    @Test
    void aTableMayBeARevision() throws IOException, InterruptedException {
        target.execute("create schema shop");
        project.file("a.sql", HEADER + dump("pg_dump", "-t shop.book"));
        upgrade();
        assertThat(target.query("select title from shop.book order by id")).containsExactly("one; two", "it's\n\\.");
    }

    @Test
    void theRolesOfAServerMayBeARevision() throws IOException, InterruptedException {
        String roles = dump("pg_dumpall", "-r --no-role-passwords --if-exists --clean")
                .replaceAll("(?m)^(CREATE|DROP|ALTER) ROLE (IF EXISTS )?postgres\\b.*$", "");
        project.file("a.sql", HEADER + roles + "\nselect 1;");
        upgrade();
        assertThat(project.rows()).containsExactly("a");
    }

    @Test
    void anotherEncodingIsRefusedByName() throws IOException, InterruptedException {
        refused("--encoding=LATIN1", "SET CLIENT_ENCODING = 'LATIN1' changes the encoding of the connection");
    }

    @Test
    void anotherDatabaseIsRefusedByName() throws IOException, InterruptedException {
        refused("--create", ": \\connect is a command of psql, not SQL.");
    }

    private void refused(String options, String problem) throws IOException, InterruptedException {
        project.file("a.sql", HEADER + dump("pg_dump", options));
        assertThatThrownBy(this::upgrade)
                .isInstanceOfSatisfying(
                        MigrateException.class,
                        refused -> assertThat(refused.problem())
                                .startsWith("migrations/a.sql:")
                                .contains(problem));
    }

    private void upgrade() {
        project.migrate().upgrade(Target.parse("head"));
    }

    private static String next(String id, String parent) {
        return "-- " + id + "\n-- revision: " + id + "\n-- down-revision: " + parent + "\n\n-- migrate: upgrade\n";
    }

    private String dump(String program, String options) throws IOException, InterruptedException {
        assumeTrue(isInstalled(program), program + " is not installed");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(StringUtils.split(options)));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PGHOST", "127.0.0.1");
        builder.environment().put("PGPORT", source.url().replaceAll(".*:(\\d+)/.*", "$1"));
        builder.environment().put("PGDATABASE", source.name());
        builder.environment().put("PGUSER", source.user());
        builder.environment().put("PGPASSWORD", source.password());
        builder.environment().put("LC_ALL", "C");
        Path errors = Files.createTempFile(base, "dump", ".err");
        builder.redirectError(errors.toFile());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        String said = Files.readString(errors);
        assumeFalse(said.contains("server version mismatch"), program + " is older than the server");
        assertThat(exitCode).as(said).isZero();
        return text;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(StringUtils.split(System.getenv("PATH"), File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
