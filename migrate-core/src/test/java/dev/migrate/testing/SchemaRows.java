package dev.migrate.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows in the tables of a schema, for a change to keep. */
public final class SchemaRows {

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and n.nspname <> 'information_schema'
               and n.nspname !~ '^pg_' order by 1""";

    private static final String COLUMNS = """
            select quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), t.typtype, coalesce(
                   (select quote_literal(min(e.enumlabel)) from pg_enum e where e.enumtypid = t.oid), '')
              , a.atthasdef
              from pg_attribute a join pg_type t on t.oid = a.atttypid
             where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
               and a.attidentity = '' order by a.attnum""";

    private final TestDatabase database;

    public SchemaRows(TestDatabase database) {
        this.database = database;
    }

    /** Puts a few rows into every table that takes them. */
    public void seed() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : database.query(TABLES)) {
                for (int n = 1; n <= 3; n++) {
                    insert(statement, table, n);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(Statement statement, String table, int n) {
        List<String> columns = database.query(COLUMNS.formatted(table.replace("'", "''")));
        String names = columns.stream().map(c -> c.split("\\|", -1)[0]).collect(Collectors.joining(", "));
        String values = columns.stream().map(c -> value(c.split("\\|", -1), n)).collect(Collectors.joining(", "));
        try {
            statement.execute(
                    columns.isEmpty()
                            ? "insert into " + table + " default values"
                            : "insert into " + table + " (" + names + ") values (" + values + ")");
        } catch (SQLException refused) {
            // a check, a trigger or a foreign key does not want it: the other tables and rows are enough
        }
    }

    private static String value(String[] column, int n) {
        if (column[4].equals("t")) {
            return "default";
        }
        String type = column[1];
        if (column[2].equals("e")) {
            return column[3];
        }
        if (type.endsWith("[]")) {
            return "'{}'";
        }
        if (type.startsWith("timestamp") || type.equals("date")) {
            return "'2026-01-0" + n + "'";
        }
        return switch (type) {
            case "boolean" -> "true";
            case "json", "jsonb" -> "'{}'";
            case "int4range" -> "'[" + n + "0," + n + "1)'";
            case "uuid" -> "'00000000-0000-0000-0000-00000000000" + n + "'";
            default -> column[2].equals("b") ? "'" + (n + 1) + "'" : "null";
        };
    }

    /** How many rows each table has, and how many values each of its columns. */
    public Map<String, String> counted() {
        Map<String, String> counted = new TreeMap<>();
        for (String table : database.query(TABLES)) {
            List<String> columns = database.query("""
                    select quote_ident(attname) from pg_attribute
                     where attrelid = '%s'::regclass and attnum > 0 and not attisdropped""".formatted(table.replace("'", "''")));
            counted.put(
                    table, database.query("select count(*) from only " + table).get(0));
            for (String column : columns) {
                counted.put(
                        table + "." + column,
                        database.query("select count(" + column + ") from only " + table)
                                .get(0));
            }
        }
        return counted;
    }
}
