package dev.migrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

    @Test
    void aPositionOfTheServerIsALineAndAColumnOfTheFile() {
        var statement = new Statement("select '🐘',\n  \"🐘\", oops", 7, 5, List.of(), null);
        assertThat(statement.lineAt(1)).isEqualTo(7);
        assertThat(statement.columnAt(1)).isEqualTo(5);
        assertThat(statement.columnAt(11)).as("the comma behind the emoji").isEqualTo(15);
        assertThat(statement.lineAt(20)).isEqualTo(8);
        assertThat(statement.columnAt(20)).as("oops").isEqualTo(8);
    }

    @Test
    void aPositionOutsideTheTextIsItsNearestEnd() {
        var statement = new Statement("select\n1", 3, List.of(), null);
        assertThat(statement.lineAt(99)).isEqualTo(4);
        assertThat(statement.columnAt(99)).isEqualTo(2);
        assertThat(statement.lineAt(0)).isEqualTo(3);
        assertThat(statement.columnAt(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index concurrently on t (a)",
                "CREATE /* now */ UNIQUE INDEX CONCURRENTLY i ON t (a)",
                "drop index concurrently if exists i",
                "reindex table concurrently t",
                "reindex (verbose, concurrently) index i",
                "reindex (concurrently true) index i",
                "reindex schema s",
                "reindex database",
                "reindex (verbose) system",
                "vacuum",
                "vacuum (analyze) t",
                "alter system set work_mem = '1MB'",
                "create database d",
                "drop database if exists d",
                "create tablespace s location '/s'",
                "drop tablespace s",
                "alter database \"d d\" set tablespace s",
                "alter table only s.t detach partition s.p concurrently",
                "create subscription s connection 'c' publication p",
                "create subscription s connection 'c' publication p with (copy_data = false)",
                "drop subscription s",
                "alter subscription s refresh publication",
                "alter subscription s set publication p, q",
                "cluster",
                "cluster verbose",
                "cluster (verbose)",
                "discard all"
            })
    void whatPostgresRunsOutsideATransactionOnlyIsRecognised(String text) {
        assertThat(statement(text).refusesTransaction()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index i on t (concurrently)",
                "create index \"concurrently\" on t (a)",
                "drop index i",
                "reindex table t",
                "reindex (concurrently false) table t",
                "refresh materialized view concurrently v",
                "alter table t detach partition p",
                "alter table t detach partition p finalize",
                "alter table t add check (a <> ' detach partition p concurrently')",
                "alter database d set work_mem = '1MB'",
                "create subscription s connection 'c' publication p with (connect = false)",
                "alter subscription s set publication p with (refresh = false)",
                "alter subscription s disable",
                "cluster t using i",
                "analyze t",
                "discard temp",
                "select 'vacuum'"
            })
    void whatRunsInATransactionIsNotTakenForIt(String text) {
        assertThat(statement(text).refusesTransaction()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin",
                "BEGIN isolation level serializable",
                "start transaction",
                "commit",
                "commit prepared 'a'",
                "end",
                "/* now */ rollback to a",
                "abort",
                "savepoint a",
                "release a",
                "prepare transaction 'a'"
            })
    void whatDirectsATransactionIsRecognised(String text) {
        assertThat(statement(text).controlsTransaction()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prepare a as select 1",
                "do $$ begin commit; end $$",
                "create function f() returns int begin atomic select 1; end",
                "set transaction read only",
                "\"begin\"",
                "comment on table t is 'commit'"
            })
    void whatOnlyMentionsATransactionIsNotTakenForIt(String text) {
        assertThat(statement(text).controlsTransaction()).isFalse();
    }

    private static Statement statement(String text) {
        return new Statement(text, 1, List.of(), null);
    }
}
