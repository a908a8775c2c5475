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
        return "Take back, on the branch that has the file, what this one has not: `git worktree add ../other <branch>`, then "
                + "`mvn -f ../other migrate:downgrade -Dtarget=<revision where the branches part>`; or go to that branch, or "
                + "to newer sources. Only where the file is lost for good, `mvn migrate:stamp -Drevisions=<revision> -Dpurge` "
                + "forgets the row: it undoes nothing, so what the lost revision made stays, and applying it again fails.";
    }
}
