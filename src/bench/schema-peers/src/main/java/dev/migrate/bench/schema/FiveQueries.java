package dev.migrate.bench.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What any reader of a schema has to ask: tables, columns with defaults, constraints, indexes, dependencies. */
final class FiveQueries {

    private static final List<String> QUERIES = List.of(
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

    private FiveQueries() {}

    static void ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : QUERIES) {
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
}
