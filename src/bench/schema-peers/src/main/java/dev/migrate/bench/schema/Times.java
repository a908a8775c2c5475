package dev.migrate.bench.schema;

import dev.migrate.catalog.Catalog;
import dev.migrate.diff.Differ;
import dev.migrate.postgres.CatalogReader;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.postgres.Password;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.Tables;
import dev.migrate.testing.SchemaDump;
import dev.migrate.testing.TestDatabase;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How long it takes to read a large schema and to compare it with itself, everything in turns. */
final class Times {

    private static final String BASE = "five queries";

    private final Path directory;
    private final Options options;
    private final Map<String, List<Double>> times = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    Times(Path directory, Options options) {
        this.directory = directory;
        this.options = options;
    }

    private interface Work {
        void run() throws Exception;
    }

    void run(BenchServer server) throws Exception {
        TestDatabase database = server.create("large");
        LargeSchema schema = new LargeSchema(options.number("tables", 2000));
        schema.fill(database);
        Duration limit = Duration.ofSeconds(options.number("limit", 600));
        List<ToolProcess> tools = Stream.of(
                        options.get("tools", String.join(",", ScriptTool.NAMES)).split(","))
                .map(tool -> new ToolProcess(tool, directory, limit))
                .toList();
        ConnectionSettings settings = ConnectionSettings.of(DatabaseUrl.parse(database.url()))
                .withUser(Optional.of(database.user()))
                .withPassword(Optional.of(new Password(database.password())));
        int objects;
        try (Connection connection = database.connect();
                Session session = new Database(settings).connect()) {
            Catalog other = CatalogReader.read(session, Tables.STANDARD);
            objects = other.objects().size();
            for (int run = 0; run < options.number("runs", 5); run++) {
                Catalog[] read = new Catalog[1];
                time(BASE, () -> FiveQueries.ask(connection));
                time("Migrate, catalog", () -> read[0] = CatalogReader.read(session, Tables.STANDARD));
                time("Migrate, differences of two catalogs", () -> same(other, read[0]));
                time("pg_dump -s", () -> SchemaDump.of(database));
                tools.forEach(tool -> compare(tool, database));
            }
        } finally {
            tools.forEach(ToolProcess::close);
            server.drop("large");
        }
        System.out.printf("PostgreSQL %s, %,d tables, %,d objects%n%n", server.version(), schema.tables(), objects);
        print(System.out);
    }

    private static void same(Catalog one, Catalog other) {
        if (!Differ.diff(one, other).isEmpty()) {
            throw new IllegalStateException("A schema differs from itself");
        }
    }

    /** A tool that has failed once is not asked again. */
    private void compare(ToolProcess tool, TestDatabase database) {
        String what = tool.name() + ", the database with itself";
        if (failures.containsKey(what)) {
            return;
        }
        try {
            add(what, tool.script(database, database).seconds());
        } catch (ToolProcess.Refused e) {
            failures.put(what, String.valueOf(e.getMessage()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void time(String what, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        add(what, (System.nanoTime() - start) / 1e9);
    }

    private void add(String what, double seconds) {
        times.computeIfAbsent(what, none -> new ArrayList<>()).add(seconds);
    }

    private void print(PrintStream out) {
        double base = median(times.get(BASE));
        out.println("| | median s | least | most | × five queries |\n|---|---|---|---|---|");
        times.forEach((what, seconds) -> {
            List<Double> sorted = seconds.stream().sorted().toList();
            out.printf(
                    "| %s | %.3f | %.3f | %.3f | %.1f |%n",
                    what, median(sorted), sorted.get(0), sorted.get(sorted.size() - 1), median(sorted) / base);
        });
        failures.forEach((what, why) -> out.println("\n" + what + ": " + why));
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }
}
