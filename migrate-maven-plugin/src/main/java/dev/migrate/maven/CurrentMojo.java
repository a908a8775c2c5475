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
        if (!state.unknown().isEmpty() && !checkHeads()) {
            getLog().warn(state.address() + " is ahead of these files. " + state.advice());
        } else if (state.tips().isEmpty() && state.unknown().isEmpty()) {
            getLog().info("Nothing is applied to " + state.address() + ".");
        }
        if (checkHeads() && !state.unknown().isEmpty()) {
            throw new MigrateException(
                    state.address() + " is ahead of these files: it is at "
                            + state.unknown().stream().map(Object::toString).collect(Collectors.joining(", and at "))
                            + ".",
                    state.advice());
        }
        if (checkHeads() && !state.atHead()) {
            throw new MigrateException(
                    state.address() + " is not at head: it lacks " + names(state.missing()) + ".",
                    "Apply what is missing with `mvn migrate:upgrade -Dtarget=heads`.");
        }
    }

    private boolean checkHeads() {
        return arguments().flag("checkHeads", checkHeads);
    }

    private List<String> text(CurrentState state) {
        List<String> lines = new ArrayList<>();
        if (verbose()) {
            lines.add("Current revisions of " + state.address() + ":");
        }
        lines.addAll(lines(state.tips(), RevisionText::currentLine));
        state.unknown().forEach(row -> lines.add(row.toString()));
        return lines;
    }

    private static String names(List<RevisionView> views) {
        return views.stream().map(view -> view.revision().toString()).collect(Collectors.joining(", "));
    }
}
