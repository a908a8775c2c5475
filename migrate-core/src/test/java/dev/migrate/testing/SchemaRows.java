package dev.migrate.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows in the tables of a schema, for a change to keep. */
public final class SchemaRows {

    private static final int ROWS = 3;

    /** Every table with its columns, in their order; a table without any has one row of nulls. */
    private static final String COLUMNS = """
            select format('%I.%I', n.nspname, c.relname), quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
                   t.typtype,
                   case t.typtype when 'e' then (select quote_literal(min(e.enumlabel)) from pg_enum e where e.enumtypid = t.oid)
                                  when 'c' then (select quote_literal('(' || repeat(',', count(*)::integer - 1) || ')')
                                                   from pg_attribute x where x.attrelid = t.typrelid and x.attnum > 0
                                                    and not x.attisdropped) end,
                   a.atthasdef, a.attgenerated <> '' or a.attidentity <> ''
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                   left join pg_type t on t.oid = a.atttypid
             where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
             order by 1, a.attnum""";

    private final TestDatabase database;

    public SchemaRows(TestDatabase database) {
        this.database = database;
    }

    /** A column: its name, its value in the n-th row as SQL, and whether a row may say it. */
    private record Column(String name, List<String> values, boolean said) {}

    /** Puts a few rows into every table that takes them. */
    public void seed() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (var table : tables(statement).entrySet()) {
                for (int n = 0; n < ROWS; n++) {
                    insert(statement, table.getKey(), table.getValue(), n);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<Column>> tables(Statement statement) throws SQLException {
        Map<String, List<Column>> tables = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                List<Column> columns = tables.computeIfAbsent(rows.getString(1), none -> new ArrayList<>());
                if (rows.getString(2) != null) {
                    List<String> values = new ArrayList<>();
                    for (int n = 1; n <= ROWS; n++) {
                        values.add(value(rows, n));
                    }
                    columns.add(new Column(rows.getString(2), values, !rows.getBoolean(7)));
                }
            }
        }
        return tables;
    }

    private static void insert(Statement statement, String table, List<Column> columns, int n) {
        List<Column> said = columns.stream().filter(Column::said).toList();
        String names = said.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = said.stream().map(column -> column.values().get(n)).collect(Collectors.joining(", "));
        try {
            statement.execute("insert into " + table
                    + (said.isEmpty() ? " default values" : " (" + names + ") values (" + values + ")"));
        } catch (SQLException refused) {
            // a check, a trigger or a foreign key does not want it: the other tables and rows are enough
        }
    }

    private static String value(ResultSet column, int n) throws SQLException {
        if (column.getBoolean(6)) {
            return "default";
        }
        String type = column.getString(3);
        if (column.getString(4).equals("e") || column.getString(4).equals("c")) {
            return column.getString(5) == null ? "null" : column.getString(5);
        }
        if (type.endsWith("[]")) {
            return n == 1 ? "'{}'" : "'{" + n + "}'";
        }
        if (type.startsWith("timestamp") || type.equals("date")) {
            return "'2026-01-0" + n + "'";
        }
        return switch (type) {
            case "boolean" -> "true";
            case "json", "jsonb" -> "'{}'";
            case "int4range" -> "'[" + n + "0," + n + "1)'";
            case "uuid" -> "'00000000-0000-0000-0000-00000000000" + n + "'";
            default ->
                switch (column.getString(4)) {
                    case "b" -> "'" + (n + 1) + "'";
                    case "r" -> "'empty'";
                    case "d" -> n == 1 ? "null" : "'" + n + "'";
                    default -> "null";
                };
        };
    }

    /** Takes all rows out again. */
    public void remove() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Map<String, List<Column>> tables = tables(statement);
            if (!tables.isEmpty()) {
                statement.execute("truncate " + String.join(", ", tables.keySet()) + " cascade");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows each table has, and how many values each of its columns. */
    public Map<String, String> counted() {
        Map<String, String> counted = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (var table : tables(statement).entrySet()) {
                List<String> columns =
                        table.getValue().stream().map(Column::name).toList();
                String counts = columns.stream()
                        .map(column -> ", count(" + column + ")")
                        .collect(Collectors.joining());
                try (ResultSet row =
                        statement.executeQuery("select count(*)" + counts + " from only " + table.getKey())) {
                    row.next();
                    counted.put(table.getKey(), row.getString(1));
                    for (int i = 0; i < columns.size(); i++) {
                        counted.put(table.getKey() + "." + columns.get(i), row.getString(i + 2));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return counted;
    }
}
