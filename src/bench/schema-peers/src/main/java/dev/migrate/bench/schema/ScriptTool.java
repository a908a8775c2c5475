package dev.migrate.bench.schema;

import dev.migrate.testing.TestDatabase;
import java.util.List;

/** What writes a script that makes the schema of one database that of another. */
interface ScriptTool {

    /** All of them, by the names that the command line knows. */
    List<String> NAMES = List.of("migrate", "pgcodekeeper", "liquibase");

    /** The tool of a name. */
    static ScriptTool of(String name) {
        return switch (name) {
            case "migrate" -> new MigrateTool();
            case "pgcodekeeper" -> new PgCodeKeeperTool();
            case "liquibase" -> new LiquibaseTool();
            default -> throw new IllegalArgumentException("No tool '" + name + "'; there are " + NAMES);
        };
    }

    /** The script, for psql; both databases are read and not changed. */
    String script(TestDatabase from, TestDatabase to) throws Exception;
}
