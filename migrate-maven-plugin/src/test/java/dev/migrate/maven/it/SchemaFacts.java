package dev.migrate.maven.it;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** What a database holds apart from Migrate's tables, as its own catalog tells it: to compare two that should be the same. */
public final class SchemaFacts {

    private SchemaFacts() {}

    /** A line for each fact. */
    public static Set<String> of(TestServer server, String database) throws SQLException {
        return new TreeSet<>(server.query(database, """
                select format('column %s.%s %s %s %s %s %s', c.relname, a.attname, a.attnum,
                              format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, pg_get_expr(d.adbin, d.adrelid))
                  from pg_class c join pg_attribute a on a.attrelid = c.oid
                       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and c.relname !~ '^migrate_'
                union all select format('constraint %s on %s %s', conname, conrelid::regclass,
                                      replace(replace(pg_get_constraintdef(oid, true), '::text[]', ''), '::text', ''))
                  from pg_constraint
                 where connamespace = 'public'::regnamespace and conrelid::regclass::text !~ '^migrate_' and contype <> 'n'
                union all select indexdef from pg_indexes where schemaname = 'public' and tablename !~ '^migrate_'
                union all select format('sequence %s %s %s', sequencename, increment_by, start_value)
                  from pg_sequences where schemaname = 'public' and sequencename !~ '^migrate_'
                union all select format('label %s %s', enumtypid::regtype, enumlabel) from pg_enum
                union all select format('comment %s %s %s', objoid::regclass, objsubid, description)
                  from pg_description where classoid = 'pg_class'::regclass and objoid > 16384"""));
    }
}
