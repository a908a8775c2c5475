package dev.migrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be a part of a run, told from the words of a statement. */
class RefusedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy t to stdout",
                "COPY t TO STDOUT",
                "copy s.t (a, b) to stdout with (format csv)",
                "copy (select 1) to stdout",
                "copy (select * from t where a in (1, 2)) to /* here */ stdout csv",
                "copy (with x as (select 1) select * from x) to stdout (format binary)",
                "copy \"to\" to stdout",
            })
    void rowsForTheClientHaveNoReader(String text) {
        assertThat(refused(text))
                .isEqualTo(new Refused(
                        "COPY … TO STDOUT sends rows to the client, and a run has no use for them.",
                        "Remove it; copy to a table (`create table … as`), or have psql run it."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy t from stdin (format binary)",
                "copy t from stdin with (freeze, format 'binary')",
                "copy t from stdin with (format \"binary\")",
                "copy binary t from stdin",
                "copy t from stdin binary",
                "COPY t (a) FROM STDIN WITH BINARY",
            })
    void binaryDataIsNoText(String text) {
        assertThat(refused(text).problem())
                .isEqualTo("COPY … FROM STDIN in the binary format has data that no text can hold.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set transaction isolation level serializable",
                "SET TRANSACTION read only",
                "set  transaction /* now */ deferrable",
                "set local transaction isolation level repeatable read",
                "set session transaction read write",
                "set transaction snapshot '00000003-0000001B-1'",
                "set session characteristics as transaction isolation level serializable",
                "set transaction_isolation = 'serializable'",
                "set local transaction_read_only to on",
                "set session transaction_deferrable = on",
            })
    void aTransactionThatHasBegunIsNotSet(String text) {
        assertThat(refused(text).problem())
                .startsWith("SET ")
                .endsWith(" comes too late: the run has begun the transaction of the revision.");
        assertThat(refused(text).hint())
                .isEqualTo("Remove it. What is to hold for all transactions of a run, say in migrate.url:"
                        + " ?options=-c%20default_transaction_isolation=serializable.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set client_encoding = 'LATIN1'",
                "set client_encoding to sql_ascii",
                "set names 'WIN1252'",
                "set datestyle = 'German'",
                "set datestyle to 'SQL, DMY'",
                "set local datestyle = postgres, mdy",
            })
    void whatTheDriverStandsOnIsNotChanged(String text) {
        assertThat(refused(text).problem()).startsWith("SET ").contains(" changes ");
    }

    @Test
    void whatIsRefusedIsNamed() {
        assertThat(refused("set client_encoding = 'LATIN1'"))
                .isEqualTo(new Refused(
                        "SET CLIENT_ENCODING = 'LATIN1' changes the encoding of the connection, which is UTF-8, as the file is.",
                        "Remove it, or write the dump with `pg_dump --encoding=UTF8`."));
        assertThat(refused("START_REPLICATION SLOT s LOGICAL 0/0"))
                .isEqualTo(
                        new Refused(
                                "START_REPLICATION is a command of the replication protocol, not SQL.",
                                "Remove it; there are functions for most of it, such as pg_create_logical_replication_slot(…)."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"IDENTIFY_SYSTEM", "create_replication_slot s physical", "BASE_BACKUP", "timeline_history 1"})
    void theReplicationProtocolIsNoSql(String text) {
        assertThat(refused(text).problem()).endsWith(" is a command of the replication protocol, not SQL.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy t from stdin",
                "copy t from stdin (format csv)",
                "copy t to '/tmp/stdout'",
                "copy t to program 'cat > /dev/stdout'",
                "copy t from '/tmp/x' (format binary)",
                "copy (select 'to stdout') to '/tmp/x'",
                "copy stdout from stdin",
                "select 'copy t to stdout'",
                "set constraints all deferred",
                "set search_path = public",
                "set default_transaction_read_only = off",
                "set client_encoding = 'UTF8'",
                "set client_encoding to utf8",
                "set client_encoding to default",
                "set names 'UTF-8'",
                "set datestyle = 'ISO, DMY'",
                "set datestyle to dmy",
                "set role transaction",
                "set myapp.transaction = 'x'",
                "create table start_replication (a int)",
                "do $$ begin execute 'copy t to stdout'; end $$",
            })
    void otherStatementsAreLeftAlone(String text) {
        assertThat(statement(text).refused()).isEmpty();
    }

    private static Refused refused(String text) {
        return statement(text).refused().orElseThrow();
    }

    private static Statement statement(String text) {
        return new Statement(text, 1, List.of(), null);
    }
}
