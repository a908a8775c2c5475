package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.report.RevisionView;
import dev.migrate.revision.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Opens the file of a revision in {@code $VISUAL} or {@code $EDITOR}.
 *
 * <ul>
 *   <li>{@code mvn migrate:edit -Drevision=ae10}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "edit", requiresProject = false, threadSafe = true)
public final class EditMojo extends AbstractDatabaseMojo {

    /**
     * Which revision: an id or its beginning, {@code head}, {@code current}. On the command line {@code -Drevision=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revision", defaultValue = "head")
    private String revision = "head";

    @Override
    void runWithDatabase() {
        List<String> paths = new ArrayList<>();
        for (RevisionView view : migrate().show(Target.parse(arguments().text("revision", revision)))) {
            paths.add(view.script().path().toString());
        }
        if (paths.isEmpty()) {
            throw new MigrateException("There is no revision to edit.", "Name one with -Drevision=.");
        }
        open(editor(), paths);
    }

    private static String editor() {
        String editor = StringUtils.defaultIfBlank(System.getenv("VISUAL"), System.getenv("EDITOR"));
        if (StringUtils.isBlank(editor)) {
            throw new MigrateException(
                    "Neither $VISUAL nor $EDITOR names an editor.",
                    "Set one, or open the file that `mvn migrate:show -Drevision=…` names.");
        }
        return editor;
    }

    private void open(String editor, List<String> paths) {
        List<String> command = new ArrayList<>(List.of(StringUtils.split(editor)));
        command.addAll(paths);
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new MigrateException(
                        "The editor '" + editor + "' ended with " + exit + ".", "Look at what it printed above.");
            }
        } catch (IOException e) {
            throw new MigrateException(
                    "The editor '" + editor + "' cannot be started: " + e.getMessage() + ".",
                    "Correct $VISUAL or $EDITOR.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the editor was open", e);
        }
    }
}
