package dev.migrate.bench.schema;

import dev.migrate.bench.schema.Outcome.Verdict;
import dev.migrate.testing.SchemaDump;
import dev.migrate.testing.SchemaRows;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One pair of schemas in databases of its own, for one tool after the other. */
final class Trial implements AutoCloseable {

    private static final String COMPUTED = """
            select format('%I.%I.%I', n.nspname, c.relname, a.attname)
              from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
             where a.attgenerated <> ''""";

    private static final String PARTITIONED = """
            select format('%I.%I', n.nspname, c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'p'""";

    private final BenchServer server;
    private final Psql psql;
    private final PairSet set;
    private final Pair pair;
    private final TestDatabase filled;
    private final TestDatabase wanted;
    private final String dumpWanted;
    private final int differing;
    private final Map<String, String> rows;
    private final Map<String, String> partitioned;

    Trial(BenchServer server, Psql psql, PairSet set, Pair pair) throws SQLException {
        this.server = server;
        this.psql = psql;
        this.set = set;
        this.pair = pair;
        this.filled = server.create("filled");
        this.wanted = server.create("wanted");
        load(filled, pair.old());
        load(wanted, pair.now());
        SchemaRows seeded = new SchemaRows(filled);
        seeded.seed();
        this.rows = seeded.counted();
        this.partitioned = partitioned(filled);
        this.dumpWanted = SchemaDump.unordered(wanted);
        this.differing = DumpDifference.between(SchemaDump.unordered(filled), dumpWanted)
                .lines()
                .size();
    }

    /** What was made by chance does not all make sense; what was written by hand does. */
    private void load(TestDatabase database, String sql) {
        if (set == PairSet.SMALL) {
            new SchemaWork(database).load(sql);
        } else {
            new SchemaWork(database).loadWhatGoes(sql);
        }
    }

    /** Lets a tool make the one schema the other, over rows; where the rows are in the way, without them. */
    Outcome of(ToolProcess tool) throws IOException, InterruptedException, SQLException {
        TestDatabase work = server.create("work", filled);
        ToolProcess.Written written;
        try {
            written = tool.script(work, wanted);
        } catch (ToolProcess.Refused e) {
            return outcome(tool, Verdict.REFUSED, String.valueOf(e.getMessage()), 0);
        }
        Psql.Ending ending = psql.run(written.script(), work);
        boolean overRows = ending.isSuccess();
        if (ending.isAboutRows()) {
            work = server.create("work", filled);
            new SchemaRows(work).remove();
            ending = psql.run(written.script(), work);
        }
        if (!ending.isSuccess()) {
            return outcome(tool, Verdict.FAILED, ending.state() + " " + ending.message(), written.seconds());
        }
        DumpDifference difference = DumpDifference.between(SchemaDump.unordered(work), dumpWanted);
        return new Outcome(
                set,
                pair.kind(),
                pair.name(),
                tool.name(),
                difference.lines().isEmpty() ? Verdict.CONVERGED : Verdict.DIFFERS,
                String.join("\n", difference.lines()),
                overRows,
                overRows ? lost(work) : List.of(),
                differing,
                difference.lines().size(),
                List.copyOf(difference.kinds()),
                written.seconds());
    }

    private Outcome outcome(ToolProcess tool, Verdict verdict, String message, double seconds) {
        return new Outcome(
                set, pair.kind(), pair.name(), tool.name(), verdict, message, false, List.of(), differing, differing,
                List.of(), seconds);
    }

    /** A table that stays can keep its rows, and a column that stays its values, unless they are computed. */
    private List<String> lost(TestDatabase work) {
        Set<String> computed = new TreeSet<>(filled.query(COMPUTED));
        computed.addAll(work.query(COMPUTED));
        Map<String, String> after = new SchemaRows(work).counted();
        Map<String, String> before = new TreeMap<>(rows);
        // Between partitioned tables rows may come and go with their partitions; where a table becomes one, they stay.
        partitioned.keySet().stream().filter(after::containsKey).forEach(name -> before.put(name, partitioned.get(name)));
        partitioned(work).forEach((name, count) -> {
            if (rows.containsKey(name)) {
                after.put(name, count);
            }
        });
        return before.entrySet().stream()
                .filter(row -> after.containsKey(row.getKey()) && !computed.contains(row.getKey()))
                .filter(row -> Long.parseLong(after.get(row.getKey())) < Long.parseLong(row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> partitioned(TestDatabase database) {
        Map<String, String> counts = new TreeMap<>();
        for (String name : database.query(PARTITIONED)) {
            counts.put(name, database.query("select count(*) from " + name).get(0));
        }
        return counts;
    }

    @Override
    public void close() throws SQLException {
        server.drop("work");
    }
}
