import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** Runs the statements that it reads, one a line, and answers each with the first value or an error, one line. */
final class Control {

    private Control() {}

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection(args[0]);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String sql = in.readLine(); sql != null; sql = in.readLine()) {
                System.out.println(answer(connection, sql));
                System.out.flush();
            }
        }
    }

    private static String answer(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "ok";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? "ok " + rows.getString(1) : "ok";
            }
        } catch (java.sql.SQLException e) {
            return "error " + String.valueOf(e.getMessage()).replace('\n', ' ');
        }
    }
}
