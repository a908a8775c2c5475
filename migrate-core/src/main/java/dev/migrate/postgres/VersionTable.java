package dev.migrate.postgres;

import dev.migrate.revision.Heads;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Step;
import dev.migrate.sql.Literal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** The table of version rows: one row for each current head, by Alembic's rules. */
public final class VersionTable {

    private final Tables tables;

    public VersionTable(Tables tables) {
        this.tables = tables;
    }

    /** Tells in one text what there is; see {@link Presence#parse}. */
    String presence() {
        return "select concat_ws(' ', to_regnamespace(" + Literal.quote(tables.quotedSchema())
                + ") is not null, to_regclass(" + Literal.quote(tables.version()) + ") is not null, to_regclass("
                + Literal.quote(tables.log()) + ") is not null, exists (select from pg_language where lanname = "
                + "'plpgsql'), pg_backend_pid())";
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
            sql.add("create table if not exists " + tables.version() + " (version_num text primary key)");
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
                    + " where version_num = " + literal(removed.next()));
        }
        removed.forEachRemaining(
                row -> sql.add("delete from " + tables.version() + " where version_num = " + literal(row)));
        added.forEachRemaining(
                row -> sql.add("insert into " + tables.version() + " (version_num) values (" + literal(row) + ")"));
        return sql;
    }

    /** What stops a script on a database whose rows are others than these. */
    public String guard(Heads rows) {
        String expected =
                rows.ids().stream().map(VersionTable::literal).collect(Collectors.joining(", ", "array[", "]::text[]"));
        return """
                do $migrate$
                declare
                  found text[];
                begin
                  if to_regclass(%s) is not null then
                    execute 'select array_agg(version_num::text order by version_num::text collate "C") from %s' into found;
                  end if;
                  if coalesce(found, '{}') <> %s then
                    raise exception 'This script is for a database at %%, and this one is at %%.',
                      %s, coalesce(nullif(found::text, '{}'), '<base>');
                  end if;
                end
                $migrate$""".formatted(
                        Literal.quote(tables.version()),
                        tables.version().replace("'", "''"),
                        expected,
                        Literal.quote(rows.isEmpty() ? "<base>" : rows.ids().toString()));
    }

    /** What empties the table, rows that no file knows included. */
    public String purge() {
        return "delete from " + tables.version();
    }

    private static String literal(RevisionId id) {
        return Literal.quote(id.value());
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

        /** Whether nothing is missing. */
        public boolean complete() {
            return schema && versionTable && log;
        }
    }
}
