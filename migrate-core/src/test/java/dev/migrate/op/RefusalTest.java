package dev.migrate.op;

import static dev.migrate.op.Definitions.*;
import static dev.migrate.op.Types.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import dev.migrate.sql.Statement;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes no sense is refused with the value and what to do, before any SQL. */
class RefusalTest {

    private final List<String> executed = new ArrayList<>();
    private final Operations op = new Operations(new Execution() {
        @Override
        public void execute(Statement statement) {
            executed.add(statement.text());
        }

        @Override
        public List<Row> query(Statement query) {
            executed.add(query.text());
            return List.of();
        }

        @Override
        public long batch(Slice slice) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Connection connection() {
            throw new UnsupportedOperationException();
        }
    });

    static Stream<Arguments> nonsense() {
        return Stream.of(
                says("Not a name here: ''", op -> op.dropTable("")),
                says("Not a name here: 'a..b'", op -> op.dropTable("a..b")),
                says("Not a name here: ' a'", op -> op.dropTable(" a")),
                says("Not a name here: 'a.b.c'. Write the name, or schema.name.", op -> op.dropTable("a.b.c")),
                says("Not a name here: 'a\"b'", op -> op.dropTable("a\"b")),
                says("Not a name here: 's.i'. An index stands", op -> op.createIndex("s.i", "t", "c")),
                says("Not a name here: 'email'. Write table.column", op -> op.comment(Kind.COLUMN, "email", "x")),
                says("Not a name: ''", op -> op.addColumn("t", column("", text()))),
                says("Empty: the type of a column", op -> op.addColumn("t", column("c", " "))),
                says(
                        "Empty: a default",
                        op -> op.addColumn("t", column("c", text()).defaultsTo(""))),
                says(
                        "Said twice: 'default 1' and 'generated always as identity'",
                        op -> op.addColumn(
                                "t", column("c", bigint()).defaultsTo("1").generatedAlwaysAsIdentity())),
                says(
                        "Said twice: 'not null' and 'not null'",
                        op -> column("c", text()).notNull().notNull()),
                says(
                        "Table 't' has the column 'c' twice.",
                        op -> op.createTable("t", column("c", text()), column("c", text()))),
                says(
                        "Enum type 'e' is defined twice, with labels [a] and [b].",
                        op -> op.createTable("t", column("c", enumType("e", "a")), column("d", enumType("e", "b")))),
                says(
                        "Column 'c' of a new table 't' cannot exist.",
                        op -> op.createTable("t", column("c", text()).ifNotExists())),
                says("Enum type 'e' has the label 'a' twice.", op -> enumType("e", "a", "a")),
                says("Not a label: ''", op -> op.addEnumValue("e", "")),
                says("Not a label: 'ü", op -> op.addEnumValue("e", "ü".repeat(32))),
                says(
                        "Said twice: 'before 'a'' and 'after 'b''",
                        op -> label("x").before("a").after("b")),
                says(
                        "Cannot replace 'a' by 'b' in enum type 'e'",
                        op -> recreation(enumType("e", "a")).replacing("a", "b")),
                says("Not a size of a type: 0", op -> varchar(0)),
                says("Unfinished: 'foreign key (a)'. Say references(…).", op -> op.addConstraint("t", foreignKey("a"))),
                says("Unfinished: ''. Give it columns", op -> op.addConstraint("t", foreignKey())),
                says(
                        "The foreign key of column 'c' has columns of its own",
                        op -> column("c", text()).references(foreignKey("c").references("t"))),
                says("CASCADE takes no columns.", op -> foreignKey("a").onDelete(CASCADE, "a")),
                says("Unfinished: 'unique'. Give it columns", op -> op.addConstraint("t", unique())),
                says("One of these columns stands twice: [a, a]", op -> primaryKey("a", "a")),
                says("Unfinished: 'create index i on'. Say on(", op -> op.createIndex(index("i"))),
                says("No columns or expressions.", op -> op.createIndex("i", "t")),
                says(
                        "'create index i on t (a)' is an element",
                        op -> op.createTable("t", index("i").on("t", "a"))),
                says("Table 't' exists: LIKE stands", op -> op.addColumn("t", column("c", text()), like("x"))),
                says("Not an aspect of a table: 'indices'", op -> like("x").including("indices")),
                says("Nothing changes in column 'c'.", op -> op.alterColumn("t", change("c"))),
                says(
                        "Column 'c' keeps its type",
                        op -> op.alterColumn("t", change("c").using("c::int"))),
                says(
                        "An identity column has a sequence of its own",
                        op -> column("c", bigint()).generatedAlwaysAsIdentity(sequence("s"))),
                says("The sequence has no name.", op -> op.createSequence(sequence())),
                says(
                        "A new sequence does not restart.",
                        op -> op.createSequence(sequence("s").restartWith(1))),
                says("Not a change of sequence 's'.", op -> op.alterSequence(sequence("s"))),
                says("A sequence cannot go on by 0.", op -> sequence("s").incrementBy(0)),
                says(
                        "Not [IF_EXISTS, CONCURRENTLY]: only an index",
                        op -> op.dropTable("t", Drop.IF_EXISTS, Drop.CONCURRENTLY)),
                says("Not [CASCADE, CONCURRENTLY]", op -> op.dropIndex("i", Drop.CASCADE, Drop.CONCURRENTLY)),
                says(
                        "Say of(\"table\") of partition 'p'.",
                        "Unfinished",
                        op -> op.createPartition(partition("p").byDefault())),
                says(
                        "Say from(…).to(…)",
                        "Unfinished",
                        op -> op.createPartition(partition("p").of("t").from(1))),
                says(
                        "Bounds of two kinds",
                        op -> op.createPartition(
                                partition("p").of("t").from(1).to(2).byDefault())),
                says("Not a share: modulus 2, remainder 2", op -> partition("p").hash(2, 2)),
                says("Empty: the query of a view", op -> op.createView("v", "")),
                says(
                        "PostgreSQL does not replace a materialized view",
                        op -> op.createOrReplaceView(materializedView("v", "select 1"))),
                says(
                        "View v is not materialized",
                        op -> op.createView(view("v", "select 1").withNoData())),
                says(
                        "View v is materialized",
                        op -> op.createView(materializedView("v", "select 1").withCheckOption())),
                says("Not a signature: 'f'", op -> op.dropFunction("f")),
                says(
                        "Unfinished: 'language sql'. Say body(…)",
                        op -> op.createFunction(function("f()").language("sql"))),
                says("Unfinished: 't'. Say when it runs", op -> op.createTrigger(trigger("t"))),
                says("Say on(\"table\").", "Unfinished", op -> op.createPolicy(policy("p"))),
                says("Not a command of a policy: 'merge'", op -> policy("p").forCommand("merge")),
                says(
                        "cannot change its command",
                        "Policy",
                        op -> op.alterPolicy(policy("p").on("t").forCommand("select"))),
                says("Not a privilege: 'select; drop'", op -> privileges("select; drop")),
                says("Say on(…), onAll(…)", "Unfinished", op -> op.grant(privileges("select"), "r")),
                says("No roles.", op -> op.grant(privileges("select").on(Kind.TABLE, "t"))),
                says(
                        "is of what will be created",
                        "'in schema s'",
                        op -> op.grant(privileges("select").on(Kind.TABLE, "t").inSchema("s"), "r")),
                says("No statement in ''", op -> op.execute("")),
                says("No statement behind a directive", op -> op.execute("-- migrate: autocommit")),
                says("The directive 'upgrade' means nothing", op -> op.execute("-- migrate: upgrade\nselect 1")),
                says("2 statements instead of one: select 1; select 2", op -> op.query("select 1; select 2")),
                says("Values: 1, question marks: 0", op -> op.execute("select 1", 1)),
                says("No SQL for a value of class java.lang.Object", op -> op.execute("select ?", new Object())),
                says("An array of values cannot hold the SQL", op -> literal(List.of(sql("now()")))),
                says(
                        "Row 2 for t (a) has 2 values: [1, 2].",
                        op -> op.bulkInsert("t", List.of("a"), List.of(row(1), row(1, 2)))),
                says(
                        "A row has values for [b], the first one for [a].",
                        op -> op.bulkInsert("t", List.of(Map.of("a", 1), Map.of("b", 1)))),
                says("A zero character in", op -> op.execute("select ?", "\0")),
                says("No columns.", op -> op.bulkInsert("t", List.of(), List.of(row(1)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void whatMakesNoSenseIsRefused(String message, String beginning, Consumer<Operations> nonsense) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nonsense.accept(op))
                .withMessageContaining(message)
                .withMessageStartingWith(beginning);
        assertThat(executed).isEmpty();
    }

    @Test
    void theTransactionIsNotForTheRevision() {
        assertThatThrownBy(() -> op.execute("select 1; commit"))
                .isInstanceOfSatisfying(
                        MigrateException.class,
                        error -> assertThat(error.problem())
                                .isEqualTo("'commit' directs the transaction, but the run owns its transactions."));
    }

    @Test
    void nothingOpenIsLeftOpen() {
        assertThatThrownBy(() -> op.execute("select 'a"))
                .isInstanceOfSatisfying(
                        MigrateException.class,
                        error -> assertThat(error.problem())
                                .isEqualTo("SQL of the revision:1: The string that begins here never ends."));
        assertThatThrownBy(() -> op.execute("\\d account")).isInstanceOf(MigrateException.class);
    }

    private static Arguments says(String beginning, Consumer<Operations> nonsense) {
        return Arguments.of(beginning, beginning, nonsense);
    }

    private static Arguments says(String message, String beginning, Consumer<Operations> nonsense) {
        return Arguments.of(message, beginning, nonsense);
    }

    @Test
    void whatARunCannotDoIsRefused() {
        refused(() -> op.execute("copy t to stdout"), "COPY … TO STDOUT sends rows to the client");
        refused(() -> op.query("copy (select 1) to stdout"), "COPY … TO STDOUT sends rows to the client");
        refused(() -> op.autocommit("set transaction read only"), "SET TRANSACTION READ ONLY comes too late");
        refused(() -> op.execute("copy t from stdin"), "SQL of the revision:1: COPY … FROM stdin has no data.");
        refused(() -> op.query("copy t from stdin;\n1\n\\.\n"), "COPY … FROM stdin is no query.");
        refused(() -> op.execute("\\copy t from x"), "SQL of the revision:1: \\copy is a command of psql, not SQL.");
        refused(() -> op.execute("select 1; --- migrate: autocommit\nvacuum"), "SQL of the revision:1: '--- migrate:");
        refused(() -> op.execute("IDENTIFY_SYSTEM"), "IDENTIFY_SYSTEM is a command of the replication protocol");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> op.execute("select '\0'"))
                .withMessage("A NUL character in 'select '\\u0000''. Take it out: no text in PostgreSQL has one.");
        assertThat(executed).isEmpty();
    }

    private static void refused(ThrowingCallable call, String problem) {
        assertThatThrownBy(call).isInstanceOf(MigrateException.class).hasMessageStartingWith(problem);
    }
}
