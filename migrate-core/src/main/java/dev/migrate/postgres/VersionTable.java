package dev.migrate.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migrate.revision.Heads;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Step;
import dev.migrate.sql.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * The table of version rows: one row for each current head, by Alembic's rules. All SQL here names schemas for functions,
 * operators and types, for it runs under the search path of whoever owns the session.
 */
public final class VersionTable {

    /** The SQLSTATE with which {@link #expect} and the log stop a transaction whose books are not what they should be. */
    public static final String NOT_AS_EXPECTED = "22P02";

    /** An id as a type of one name, whichever type the column has: Alembic's tables have another one. */
    private static final String ID = "version_num::varchar";

    private final Tables tables;

    public VersionTable(Tables tables) {
        this.tables = tables;
    }

    /** Tells in one text what there is; see {@link Presence#parse}. */
    String presence() {
        return """
                select pg_catalog.concat_ws(' ', pg_catalog.to_regnamespace(%s) is not null,
                  pg_catalog.to_regclass(%s) is not null, pg_catalog.to_regclass(%s) is not null,
                  exists (select from pg_catalog.pg_language where lanname operator(pg_catalog.=) 'plpgsql'
                    and pg_catalog.has_language_privilege(oid, 'usage')),
                  pg_catalog.pg_backend_pid())""".formatted(
                        Literal.inAnySession(tables.quotedSchema()),
                        Literal.inAnySession(tables.version()),
                        Literal.inAnySession(tables.log()));
    }

    /** The version rows, in no order that means anything. */
    String rows() {
        return "select version_num from " + tables.version();
    }

    /** What creates whatever is missing. */
    public List<String> create(Presence presence) {
        List<String> sql = new ArrayList<>();
        if (!presence.schema()) {
            sql.add("create schema if not exists " + tables.quotedSchema());
        }
        if (!presence.versionTable()) {
            sql.add("create table if not exists " + tables.version() + " (version_num pg_catalog.text primary key)");
        }
        if (!presence.log()) {
            sql.add(RunLog.create(tables));
        }
        return sql;
    }

    /** What a step changes in the rows: an update where one row replaces another, as Alembic has it. */
    public List<String> change(Step step) {
        List<String> sql = new ArrayList<>();
        Iterator<RevisionId> removed = new TreeSet<>(step.removes()).iterator();
        Iterator<RevisionId> added = new TreeSet<>(step.adds()).iterator();
        while (removed.hasNext() && added.hasNext()) {
            sql.add("update " + tables.version() + " set version_num = " + literal(added.next())
                    + " where version_num operator(pg_catalog.=) " + literal(removed.next()));
        }
        removed.forEachRemaining(row -> sql.add(
                "delete from " + tables.version() + " where version_num operator(pg_catalog.=) " + literal(row)));
        added.forEachRemaining(
                row -> sql.add("insert into " + tables.version() + " (version_num) values (" + literal(row) + ")"));
        return sql;
    }

    /** A change of {@link #change} that stops the transaction with {@link #NOT_AS_EXPECTED} where it meets no row. */
    public static String counted(String change) {
        return "with changed as (" + change + " returning 1) "
                + "select (case when exists (select from changed) then '1' else 'no row' end)::int";
    }

    /** The same as statements of plpgsql, for a script. */
    public static String countedInScript(String change) {
        return "  " + change
                + ";\n  if not found then\n    raise exception 'Somebody else has changed the version rows.';\n"
                + "  end if;\n";
    }

    /**
     * An expression that is 0 where the version rows are these, and otherwise stops the transaction with
     * {@link #NOT_AS_EXPECTED}. It needs no language, and no round trip of its own.
     */
    public String expect(Heads rows) {
        String found = "(select " + (rows.ids().size() > 1 ? sorted() : "pg_catalog.array_agg(" + ID + ")") + " from "
                + tables.version() + ")";
        String asExpected = rows.isEmpty() ? found + " is null" : found + " operator(pg_catalog.=) " + array(rows);
        return "(case when " + asExpected + " then '0' else 'others' end)::int";
    }

    /**
     * What stops a script on a database whose rows are others than these.
     *
     * @param before what it does first; statements of plpgsql, each with its semicolon
     * @param message what it says, with a {@code %} where the rows stand that were found
     */
    public String guard(Heads rows, String before, String message) {
        return """
                do $migrate$
                declare
                  version_rows varchar[];
                begin
                %s  if pg_catalog.to_regclass(%s) is not null then
                    execute %s into version_rows;
                  end if;
                  if coalesce(version_rows, '{}') operator(pg_catalog.<>) %s then
                    raise exception %s, coalesce(pg_catalog.array_to_string(version_rows, ', '), '<base>');
                  end if;
                end
                $migrate$""".formatted(
                        before,
                        Literal.inAnySession(tables.version()),
                        Literal.inAnySession("select " + sorted() + " from " + tables.version()),
                        array(rows),
                        Literal.inAnySession(message));
    }

    /** All rows as one array, in an order that no collation changes. */
    private static String sorted() {
        return "pg_catalog.array_agg(" + ID + " order by " + ID + " collate pg_catalog.\"C\")";
    }

    private static String array(Heads rows) {
        return rows.ids().stream()
                .sorted(Comparator.comparing(id -> id.value().getBytes(UTF_8), Arrays::compareUnsigned))
                .map(VersionTable::literal)
                .collect(Collectors.joining(", ", "array[", "]::varchar[]"));
    }

    /** What empties the table, rows that no file knows included. */
    public String purge() {
        return "delete from " + tables.version();
    }

    private static String literal(RevisionId id) {
        return Literal.inAnySession(id.value());
    }

    /**
     * Which of the things that Migrate keeps exist.
     *
     * @param schema the schema of both tables
     * @param versionTable the version rows
     * @param log the log
     * @param pooled whether a pooler stands in between, so that two transactions may run in two sessions
     * @param plpgsql whether the server can run {@link Session#FLUSH}
     */
    public record Presence(boolean schema, boolean versionTable, boolean log, boolean pooled, boolean plpgsql) {

        /**
         * What {@link VersionTable#presence} says.
         *
         * @param session the session that was asked
         */
        static Presence parse(String said, Session session) {
            String[] words = StringUtils.split(said, ' ');
            boolean pooled = Integer.parseInt(words[4]) != session.backend();
            return new Presence(
                    words[0].equals("t"), words[1].equals("t"), words[2].equals("t"), pooled, words[3].equals("t"));
        }

        /** A database that Migrate has not touched, with the schema {@code public} that every database has. */
        public static Presence none(Tables tables) {
            return new Presence(tables.schema().equals("public"), false, false, false, false);
        }

        /** A database that has version rows; the log may be missing beside a table that Alembic made. */
        public static Presence ofRows() {
            return new Presence(true, true, false, false, false);
        }

        /** The same where nothing is missing any more. */
        Presence completed() {
            return new Presence(true, true, true, pooled, plpgsql);
        }

        /** Whether nothing is missing. */
        public boolean complete() {
            return schema && versionTable && log;
        }
    }
}
