package dev.migrate.testing;

import dev.migrate.catalog.Catalog;
import dev.migrate.postgres.CatalogReader;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.postgres.Password;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.Tables;
import dev.migrate.render.Fragment;
import dev.migrate.sql.SqlText;
import dev.migrate.sql.Statement;
import dev.migrate.sql.StatementSplitter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A database whose schema is read and changed. */
public final class SchemaWork {

    private static final Tables TABLES = Tables.STANDARD;

    private final TestDatabase database;

    public SchemaWork(TestDatabase database) {
        this.database = database;
    }

    /** Creates what a script says. */
    public SchemaWork load(String sql) {
        database.execute("""
                do $$begin
                  if not exists (select from pg_roles where rolname = 'mx_role') then create role mx_role; end if;
                exception when duplicate_object or unique_violation then null;
                end$$""");
        if (!sql.isBlank()) {
            database.execute(sql);
        }
        return this;
    }

    /** Creates what of a script the server accepts. */
    public SchemaWork loadWhatGoes(String sql) {
        whatGoes(sql);
        return this;
    }

    /** Creates what of a script the server accepts, and tells what that is. */
    public String whatGoes(String sql) {
        load("");
        StringBuilder accepted = new StringBuilder();
        try (Session session = session()) {
            for (var fragment : StatementSplitter.split(SqlText.of("schema", sql))) {
                Statement statement = (Statement) fragment;
                try {
                    session.run(statement);
                    accepted.append(statement.text()).append(";\n");
                } catch (ServerError refused) {
                    // made by chance, and not everything makes sense
                }
            }
        }
        return accepted.toString();
    }

    /** Creates what a script says, unless this build of the server lacks something optional. */
    public boolean canLoad(String sql) {
        try {
            load(sql);
            return true;
        } catch (IllegalStateException e) {
            if (String.valueOf(e.getMessage()).contains("lz4 not supported")) {
                return false;
            }
            throw e;
        }
    }

    /** What it holds. */
    public Catalog catalog() {
        try (Session session = session()) {
            return CatalogReader.read(session, TABLES);
        }
    }

    /** Runs statements in one transaction, those that a later one may need committed before it. */
    public void run(List<Fragment> fragments) {
        try (Session session = session()) {
            session.run(Statement.own("set check_function_bodies = off"));
            for (Fragment fragment : fragments) {
                try {
                    session.run(Statement.own(fragment.sql()));
                } catch (ServerError e) {
                    throw new AssertionError(e.getMessage() + "\nin " + fragment.sql() + "\nof\n" + text(fragments), e);
                }
            }
        }
    }

    /**
     * Runs statements in one transaction over the rows that are there. Tells whether it went; where the rows are in the
     * way of the change, nothing is done.
     */
    public boolean runOverRows(List<Fragment> fragments) {
        try (Session session = session()) {
            session.run(Statement.own("begin"), Statement.own("set local check_function_bodies = off"));
            session.run(
                    fragments.stream()
                            .map(fragment -> Statement.own(fragment.sql()))
                            .toList(),
                    (index, outcome) -> {});
            session.run(Statement.own("commit"));
            return true;
        } catch (ServerError e) {
            if (String.valueOf(e.getMessage()).matches("(?s).*ERROR (P0001|22...|23...|55P04):.*")) {
                return false;
            }
            throw new AssertionError(e.getMessage() + "\nof\n" + text(fragments), e);
        }
    }

    /** Statements as a script. */
    public static String text(List<Fragment> fragments) {
        return fragments.stream().map(Fragment::sql).collect(Collectors.joining(";\n", "", ";\n"));
    }

    private Session session() {
        return new Database(ConnectionSettings.of(DatabaseUrl.parse(database.url()))
                        .withUser(Optional.of(database.user()))
                        .withPassword(Optional.of(new Password(database.password()))))
                .connect();
    }
}
