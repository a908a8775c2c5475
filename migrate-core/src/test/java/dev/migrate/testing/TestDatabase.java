package dev.migrate.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * An empty database of a test's own.
 *
 * @param url its JDBC URL, without user and password
 * @param user a superuser
 * @param password the superuser's password
 */
public record TestDatabase(String url, String user, String password) {

    /** Its name. */
    public String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** The major version of its server. */
    public int major() {
        return Integer.parseInt(query("show server_version_num").get(0)) / 10_000;
    }

    /** A connection of the test's own. */
    public Connection connect() {
        try {
            return DriverManager.getConnection(url, user, password);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, the columns of a row joined by {@code |}. */
    public List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            while (rows.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getString(column));
                }
                result.add(row.toString());
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables of the public schema, by name. */
    public List<String> tables() {
        return query("select tablename from pg_tables where schemaname = 'public' order by 1");
    }
}
