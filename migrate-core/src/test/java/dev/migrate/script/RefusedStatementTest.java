package dev.migrate.script;

import static dev.migrate.script.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no section may hold is refused when the file is read, by file and line. */
class RefusedStatementTest {

    private static final Path FOUND = Path.of("src/test/resources/found");
    private static final String HEADER = "-- revision: a1\n-- down-revision:\n\n-- migrate: upgrade\n";
    private static final String OPEN = "SELECT pg_catalog.lo_open('16385', 131072);\n";
    private static final String WRITE = "SELECT pg_catalog.lowrite(0, '\\x68');\n";
    private static final String CLOSE = "SELECT pg_catalog.lo_close(0);\n";

    private final ScriptParser parser = new ScriptParser(FOUND);

    @Test
    void copyToStdout() throws IOException {
        refusedFile(
                "copy-to-stdout/b.sql",
                "copy-to-stdout/b.sql:8: COPY … TO STDOUT sends rows to the client, and a run has no use for them.",
                "Remove it; copy to a table (`create table … as`), or have psql run it.");
    }

    @Test
    void setTransaction() throws IOException {
        refusedFile(
                "set-transaction/a.sql",
                "set-transaction/a.sql:7: SET TRANSACTION ISOLATION LEVEL SERIALIZABLE comes too late: the run has begun"
                        + " the transaction of the revision.",
                "Remove it. What is to hold for all transactions of a run, say in migrate.url:"
                        + " ?options=-c%20default_transaction_isolation=serializable.");
    }

    @Test
    void aDirectiveDoesNotSaveIt() {
        refused(
                "-- migrate: autocommit\ncopy t to stdout;",
                "a.sql:6: COPY … TO STDOUT sends rows to the client, and a run has no use for them.",
                "Remove it; copy to a table (`create table … as`), or have psql run it.");
        refused(
                "-- migrate: repeat\ncopy t from stdin;\n1\n\\.\n",
                "a.sql:6: COPY … FROM stdin does the same each time, so it cannot be repeated until it changes no row.",
                "Remove the directive.");
    }

    @Test
    void whatPgDumpWritesAroundLargeObjectsIsPassedOver() {
        Script script = parse("select 1;\nBEGIN;\n\n" + OPEN + WRITE + WRITE + CLOSE + "\n" + OPEN + CLOSE
                + "COMMIT;\n\nBEGIN;" + OPEN + CLOSE + "COMMIT;\nselect 2;\n");
        assertThat(((Section.Sql) script.upgrade()).statements()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN;\nCOMMIT;",
                "BEGIN;\n" + OPEN + CLOSE,
                "BEGIN;\n" + OPEN + "drop table t;\nCOMMIT;",
                "BEGIN;\ninsert into t values (1);\nCOMMIT;",
                "BEGIN;\n" + OPEN + CLOSE + "ROLLBACK;",
                "BEGIN;\n" + OPEN + CLOSE + "BEGIN;",
                "BEGIN;\n" + OPEN + "\n-- migrate: downgrade\nCOMMIT;",
                "BEGIN;\n-- migrate: autocommit\n" + OPEN + "COMMIT;",
            })
    void anyOtherPairIsRefusedWhereItBegins(String text) {
        refused(
                text,
                "a.sql:5: BEGIN directs the transaction, but the run owns its transactions.",
                "Remove it; `-- migrate: autocommit` before a statement runs that one outside a transaction.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "BEGIN ISOLATION LEVEL SERIALIZABLE",
                "START TRANSACTION",
                "START TRANSACTION READ ONLY",
                "ROLLBACK",
                "SAVEPOINT a",
                "END",
                "COMMIT PREPARED 'a'"
            })
    void whatDirectsATransactionIsRefused(String text) {
        refused(
                text + ";\n" + OPEN + "COMMIT;",
                "a.sql:5: " + text + " directs the transaction, but the run owns its transactions.",
                "Remove it; `-- migrate: autocommit` before a statement runs that one outside a transaction.");
    }

    private Script parse(String section) {
        return parser.parse(FOUND.resolve("a.sql"), HEADER + section);
    }

    private void refused(String section, String problem, String hint) {
        assertRefused(() -> parse(section), problem, hint);
    }

    private void refusedFile(String name, String problem, String hint) throws IOException {
        byte[] content = Files.readAllBytes(FOUND.resolve(name));
        assertRefused(() -> parser.parse(FOUND.resolve(name), content), problem, hint);
    }
}
