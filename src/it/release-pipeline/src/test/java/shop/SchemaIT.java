package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Reads the schema that the build has migrated, where the build says it is. */
class SchemaIT {

    @Test
    void everyRevisionIsThere() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        System.getProperty("url"), System.getProperty("user"), System.getProperty("password"));
                Statement statement = connection.createStatement()) {
            statement.execute("insert into account (id, email) values (1, 'a@example.org')");
            try (ResultSet rows = statement.executeQuery("select name from account")) {
                assertTrue(rows.next());
                assertEquals("nobody", rows.getString(1));
            }
            try (ResultSet rows = statement.executeQuery("select version_num from migrate_version")) {
                assertTrue(rows.next());
                assertEquals("ae1027a6acf1", rows.getString(1));
            }
        }
    }
}
