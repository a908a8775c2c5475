package dev.migrate.command;

import dev.migrate.postgres.Tables;
import dev.migrate.runner.RunSettings;
import dev.migrate.script.FileNaming;
import dev.migrate.script.JavaSettings;
import dev.migrate.script.Language;
import dev.migrate.script.Templates;
import java.nio.file.Path;
import java.util.List;

/**
 * What every command of a project shares.
 *
 * @param base the directory from which messages name files
 * @param locations the directories of revision files, searched with all that lies in them
 * @param tables where a database keeps its version rows and the log
 * @param run how a run behaves towards others
 * @param naming how new files are called
 * @param templates the directory of the project's own templates; need not be there
 * @param template the name of the template that new files are written from
 * @param language what new files are written in
 * @param java how revisions in Java are compiled
 * @param database where the database comes from
 * @param schema which schema is wanted, and what of it is looked at
 */
public record Settings(
        Path base,
        List<Path> locations,
        Tables tables,
        RunSettings run,
        FileNaming naming,
        Path templates,
        String template,
        Language language,
        JavaSettings java,
        DatabaseSource database,
        SchemaSettings schema) {

    public Settings {
        locations = List.copyOf(locations);
        if (locations.isEmpty()) {
            throw new IllegalArgumentException("no location");
        }
    }

    /** The usual settings of a project: one directory of revisions, everything else by default. */
    public static Settings of(Path base, Path location, DatabaseSource database) {
        return new Settings(
                base,
                List.of(location),
                Tables.STANDARD,
                RunSettings.DEFAULT,
                FileNaming.standard(),
                location.resolve("templates"),
                Templates.STANDARD,
                Language.SQL,
                JavaSettings.of(base.resolve("target").resolve("migrate").resolve("classes")),
                database,
                SchemaSettings.NONE);
    }

    /** The same with another wanted schema. */
    public Settings with(SchemaSettings other) {
        return new Settings(base, locations, tables, run, naming, templates, template, language, java, database, other);
    }
}
