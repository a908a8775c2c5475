package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migrate.revision.Target;
import dev.migrate.runner.OfflineScript;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts as psql itself runs them, judged by pg_dump; where neither is installed, {@link OfflineTest} stands alone. */
@ExtendWith(TestServer.class)
class PsqlTest {

    private static final String BOOKS =
            "select revision, direction, stamped, message, checksum, database_role, client_host, finished_at is not null, "
                    + "statements_done, done_checksum, rows_done from migrate_log order by id";

    private final Path base;
    private final Project live;
    private final Project offline;

    PsqlTest(@TempDir Path base, TestDatabase live, TestDatabase offline) {
        this.base = base;
        this.live = new Project(base, live);
        this.offline = new Project(base, offline);
    }

    @BeforeAll
    static void requireClients() {
        assumeTrue(isInstalled("psql") && isInstalled("pg_dump"), "psql and pg_dump are not installed");
    }

    /** pg_dump refuses a server that is newer than itself. */
    @BeforeEach
    void requireClientAsNewAsTheServer() throws IOException, InterruptedException {
        String client = run(live, List.of("pg_dump", "--version")).text().replaceAll("\\D*(\\d+)[\\s\\S]*", "$1");
        int server = Integer.parseInt(
                        live.database().query("show server_version_num").get(0))
                / 10_000;
        assumeTrue(Integer.parseInt(client) >= server, "pg_dump is older than the server");
    }

    @BeforeEach
    void writeRevisions() {
        live.revision("a", "", """
                        create table t (id int primary key, word text, x int);
                        copy t (id, word) from stdin;
                        1\tone; two
                        2\tit's
                        3\t\\N
                        \\.
                        create function twice(n int) returns int begin atomic select n * 2; end;
                        create function plain() returns text language sql as $$ select 'a; b' $$;""", "drop function plain; drop function twice; drop table t;")
                .revision(
                        "b",
                        "a",
                        """
                        create index concurrently t_word on t (word);
                        -- migrate: repeat
                        update t set x = twice(id) where id in (select id from t where x is null limit 2);
                        alter table t alter x set not null;
                        -- migrate: autocommit
                        analyze t;""",
                        "alter table t alter x drop not null;\ndrop index concurrently t_word;\nupdate t set x = null;")
                .revision("c", "b", "set role pg_monitor; select 'set search_path', $tag$;$tag$;", "select 1;")
                .table("d", "c")
                .java("e", "d", """
                        op.execute("create table e (id int, word text, x int)");
                        op.execute("copy e (id, word) from stdin;\\n1\\tone; two\\n2\\tit's\\n\\\\.\\n");
                        op.execute("create index concurrently e_word on e (word)");
                        op.repeat("update e set x = twice(id) where id in (select id from e where x is null limit 1)");
                        op.autocommit("analyze e");
                        op.execute("insert into e values (3, '; -- $$'); insert into e values (4, $a$;$a$)");""", "op.execute(\"drop index concurrently e_word\");\nop.execute(\"drop table e\");");
    }

    @Test
    void theScriptLeavesTheDatabaseExactlyAsTheLiveRunDoes() throws IOException, InterruptedException {
        live.migrate().upgrade(Target.parse("head"));
        psql(offline.migrate().upgradeSql(OfflinePlan.parse("head", "")));
        assertSame();

        live.migrate().downgrade(Target.parse("a"));
        psql(offline.migrate().downgradeSql(OfflinePlan.parse("a", "")));
        assertSame();

        live.migrate().stamp(List.of(Target.parse("e")), Migrate.Purge.NO);
        psql(offline.migrate().stampSql(OfflinePlan.parse("e", "")));
        assertSame();
    }

    @Test
    void aScriptForAnotherStartChangesNothing() throws IOException, InterruptedException {
        live.migrate().upgrade(Target.parse("a"));
        String before = dump(live);
        Path script =
                Files.writeString(base.resolve("late.sql"), live.migrate().upgradeSql(OfflinePlan.parse("b:d", "")));

        Output output = run(live, List.of("psql", "-f", script.toString()));

        assertThat(output.exitCode()).isEqualTo(3);
        assertThat(output.text()).contains("This script is for a database at b, and this one is at a.");
        assertThat(dump(live)).isEqualTo(before);
    }

    /** Maven 3.8 ends standard output with a code that resets colours, and a goal that fails writes lines of its own there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "psql -f %1$s",
                "psql < %1$s",
                "echo '\\i %1$s' | psql",
                "psql -f %1$s -f %2$s",
                "cat %1$s | psql -f -"
            })
    void whatStandsBehindTheEndOfAScriptIsNotRead(String command) throws IOException, InterruptedException {
        Path script = Files.writeString(
                base.resolve("out.sql"),
                offline.migrate().upgradeSql(OfflinePlan.parse("base:b", "")) + OfflineScript.END
                        + "\u001b[0m\n[ERROR] Failed to execute goal; drop table t;\n\u001b[0m");
        Path next = Files.writeString(base.resolve("next.sql"), "\\echo the next is read\n");

        Output output = run(offline, List.of("sh", "-c", command.formatted(script, next)));

        assertThat(output.exitCode()).as(output.text()).isZero();
        assertThat(output.text()).doesNotContain("ERROR");
        assertThat(output.text().contains("the next is read")).isEqualTo(command.contains("%2$s"));
        assertThat(offline.rows()).containsExactly("b");
    }

    private void psql(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(base.resolve("run.sql"), script);
        Output output = run(offline, List.of("psql", "-v", "ON_ERROR_STOP=1", "-q", "-f", file.toString()));
        assertThat(output.exitCode()).as(output.text()).isZero();
    }

    private void assertSame() throws IOException, InterruptedException {
        assertThat(dump(offline)).isEqualTo(dump(live));
        assertThat(offline.rows()).isEqualTo(live.rows());
        assertThat(offline.database().query(BOOKS)).isEqualTo(live.database().query(BOOKS));
        assertThat(offline.database().query("select * from t order by 1"))
                .isEqualTo(live.database().query("select * from t order by 1"));
    }

    /** The schema as pg_dump writes it, without the keys that newer releases make up for each dump. */
    private static String dump(Project project) throws IOException, InterruptedException {
        Output output = run(project, List.of("pg_dump", "--schema-only"));
        assertThat(output.exitCode()).as(output.text()).isZero();
        return output.text().lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n"));
    }

    private static Output run(Project project, List<String> command) throws IOException, InterruptedException {
        TestDatabase database = project.database();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGHOST", "127.0.0.1");
        builder.environment().put("PGPORT", database.url().replaceAll(".*:(\\d+)/.*", "$1"));
        builder.environment().put("PGDATABASE", database.name());
        builder.environment().put("PGUSER", database.user());
        builder.environment().put("PGPASSWORD", database.password());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(StringUtils.split(System.getenv("PATH"), File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private record Output(int exitCode, String text) {}
}
