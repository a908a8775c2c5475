package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.script.History;
import dev.migrate.script.JavaScripts;
import dev.migrate.script.ScriptDirectory;
import java.util.stream.Collectors;

/** The files of a project; those in Java are compiled when they are needed. */
record ProjectRevisions(Settings settings) implements RevisionSource {

    @Override
    public History history() {
        return History.of(directory().read());
    }

    ScriptDirectory directory() {
        return new ScriptDirectory(settings.base(), settings.locations());
    }

    @Override
    public JavaScripts java() {
        return new JavaScripts(settings.java());
    }

    @Override
    public MigrateException nothing() {
        String locations = settings.locations().stream()
                .map(location -> settings.base().relativize(location).toString())
                .collect(Collectors.joining(", "));
        return new MigrateException(
                "There is no revision in " + locations + ".",
                "Write the first one with `mvn migrate:revision -Dmessage=\"…\"`.");
    }

    @Override
    public String adviceOnUnknown() {
        return "Check out the sources that have the file (this checkout may be older than the database). If it is lost "
                + "for good, tell where the database stands: `mvn migrate:stamp -Drevisions=<revision> -Dpurge`.";
    }
}
