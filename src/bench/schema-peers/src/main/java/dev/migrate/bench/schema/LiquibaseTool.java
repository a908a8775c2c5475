package dev.migrate.bench.schema;

import dev.migrate.testing.TestDatabase;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.Set;
import liquibase.command.CommandScope;

/**
 * Liquibase's {@code diff-changelog}, by its documented way in, into a changelog of formatted SQL. All schemas are named, and
 * written ({@code --schemas}, {@code --include-schema}): by default it compares the first one alone.
 */
final class LiquibaseTool implements ScriptTool {

    private static final String SCHEMAS = """
            select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'""";

    LiquibaseTool() {
        System.setProperty("liquibase.analytics.enabled", "false");
        System.setProperty("liquibase.showBanner", "false");
    }

    @Override
    public String script(TestDatabase from, TestDatabase to) throws Exception {
        Set<String> schemas = new TreeSet<>(from.query(SCHEMAS));
        schemas.addAll(to.query(SCHEMAS));
        Path directory = Files.createTempDirectory("changelog");
        Path changelog = directory.resolve("difference.postgresql.sql");
        try {
            // The reference is what is wanted, the other one what would be changed.
            new CommandScope("diffChangelog")
                    .addArgumentValue("changelogFile", changelog.toString())
                    .addArgumentValue("referenceUrl", to.url())
                    .addArgumentValue("referenceUsername", to.user())
                    .addArgumentValue("referencePassword", to.password())
                    .addArgumentValue("url", from.url())
                    .addArgumentValue("username", from.user())
                    .addArgumentValue("password", from.password())
                    .addArgumentValue("schemas", String.join(",", schemas))
                    .addArgumentValue("referenceSchemas", String.join(",", schemas))
                    .addArgumentValue("includeSchema", true)
                    .setOutput(OutputStream.nullOutputStream())
                    .execute();
            return Files.exists(changelog) ? Files.readString(changelog) : "";
        } finally {
            Files.deleteIfExists(changelog);
            Files.deleteIfExists(directory);
        }
    }
}
