package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.script.History;
import dev.migrate.script.JavaScripts;
import dev.migrate.script.PackagedScripts;

/** The files that an application carries; those in Java are compiled. */
record PackagedRevisions(PackagedScripts scripts) implements RevisionSource {

    @Override
    public History history() {
        return History.of(scripts.read());
    }

    @Override
    public JavaScripts java() {
        return scripts.java();
    }

    @Override
    public MigrateException nothing() {
        return new MigrateException(
                "There is no revision on the class path: no META-INF/migrate/index names one.",
                "Bind the goal migrate:package of the migrate-maven-plugin in the module that has the revisions, and "
                        + "build the application anew.");
    }

    @Override
    public String adviceOnUnknown() {
        return "Start a version of the application that has it: this one is older than the database.";
    }
}
