package dev.migrate.bench.schema;

import dev.migrate.command.DatabaseSource;
import dev.migrate.command.Migrate;
import dev.migrate.command.Settings;
import dev.migrate.diff.Locking;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.testing.TestDatabase;
import java.nio.file.Path;

/** Migrate as {@code mvn migrate:diff} calls it. */
final class MigrateTool implements ScriptTool {

    /** As the runner of a revision does: a body may speak of what comes later. */
    private static final String UNCHECKED = "set check_function_bodies = off;\n";

    @Override
    public String script(TestDatabase from, TestDatabase to) {
        Path project = Path.of("");
        DatabaseSource database = DatabaseSource.of(ConnectionSettings.of(DatabaseUrl.parse(url(from))));
        return UNCHECKED
                + new Migrate(Settings.of(project, project, database), event -> {})
                        .diff(url(from), url(to), Locking.ORDINARY)
                        .sql();
    }

    private static String url(TestDatabase database) {
        return database.url() + "?user=" + database.user() + "&password=" + database.password();
    }
}
