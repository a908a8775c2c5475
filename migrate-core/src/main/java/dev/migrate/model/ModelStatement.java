package dev.migrate.model;

import dev.migrate.postgres.ServerError;
import dev.migrate.sql.SqlText;
import dev.migrate.sql.Statement;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * A statement of a model.
 *
 * @param source the file it stands in
 * @param statement the statement
 * @param settings the settings that stand before it in its file, in their order
 */
public record ModelStatement(SqlText source, Statement statement, List<Statement> settings) {

    private static final int SHOWN = 100;

    public ModelStatement {
        settings = List.copyOf(settings);
    }

    /** Where it stands: file and line. */
    String place() {
        return source.place(statement.line());
    }

    /** Where it stands, and what the server said of it. */
    String refused(ServerError error, int position) {
        int line = position > 0 ? statement.lineAt(position) : statement.line();
        String first = statement.text().lines().findFirst().orElse("");
        return source.place(line) + ": " + error.said() + System.lineSeparator() + "  "
                + StringUtils.abbreviate(first, SHOWN);
    }
}
