package dev.migrate.maven;

import dev.migrate.report.RevisionText;
import dev.migrate.report.RevisionView;
import dev.migrate.revision.Target;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows all that is known of a revision: its parents, branches, file and description.
 *
 * <ul>
 *   <li>{@code mvn migrate:show -Drevision=ae10}
 *   <li>{@code mvn migrate:show -Drevision=current}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "show", requiresProject = false, threadSafe = true)
public final class ShowMojo extends AbstractReadingMojo {

    /**
     * Which revision: an id or its beginning, {@code head}, {@code heads}, {@code current}, {@code label@head}. On the
     * command line {@code -Drevision=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revision", defaultValue = "head")
    private String revision = "head";

    @Override
    void runWithDatabase() {
        List<RevisionView> views = migrate().show(Target.parse(arguments().text("revision", revision)));
        answer(
                () -> views.stream()
                        .flatMap(view -> RevisionText.block(view).stream())
                        .toList(),
                () -> Json.revisions(views));
    }
}
