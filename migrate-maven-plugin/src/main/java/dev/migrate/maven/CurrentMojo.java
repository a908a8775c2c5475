package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.command.CurrentState;
import dev.migrate.report.RevisionText;
import dev.migrate.report.RevisionView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows where a database is: its version rows. Creates nothing.
 *
 * <ul>
 *   <li>{@code mvn migrate:current}
 *   <li>{@code mvn migrate:current -Dverbose}
 *   <li>{@code mvn migrate:current -DcheckHeads}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "current", requiresProject = false, threadSafe = true)
public final class CurrentMojo extends AbstractReadingMojo {

    /**
     * Fails where a head is not applied. On the command line {@code -DcheckHeads}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.checkHeads", defaultValue = "false")
    private boolean checkHeads;

    @Override
    void runWithDatabase() {
        CurrentState state = migrate().current();
        answer(() -> text(state), () -> Json.current(state));
        if (state.tips().isEmpty()) {
            getLog().info("Nothing is applied to " + state.address() + ".");
        }
        if (arguments().flag("checkHeads", checkHeads) && !state.atHead()) {
            throw new MigrateException(
                    state.address() + " is not at head: it lacks " + names(state.missing()) + ".",
                    "Apply what is missing with `mvn migrate:upgrade -Dtarget=heads`.");
        }
    }

    private List<String> text(CurrentState state) {
        List<String> lines = new ArrayList<>();
        if (verbose()) {
            lines.add("Current revisions of " + state.address() + ":");
        }
        lines.addAll(lines(state.tips(), RevisionText::currentLine));
        return lines;
    }

    private static String names(List<RevisionView> views) {
        return views.stream().map(view -> view.revision().toString()).collect(Collectors.joining(", "));
    }
}
