package dev.migrate.maven;

import dev.migrate.command.Migrate.HeadKind;
import dev.migrate.report.RevisionText;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the heads: the revisions that none follows.
 *
 * <ul>
 *   <li>{@code mvn migrate:heads}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "heads", requiresProject = false, threadSafe = true)
public final class HeadsMojo extends AbstractReadingMojo {

    /**
     * Leaves out heads that another revision depends on. On the command line {@code -DresolveDependencies}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.resolveDependencies", defaultValue = "false")
    private boolean resolveDependencies;

    @Override
    void runWithDatabase() {
        boolean resolved = arguments().flag("resolveDependencies", resolveDependencies);
        answer(migrate().heads(resolved ? HeadKind.RESOLVED : HeadKind.BY_PARENTS), RevisionText::headLine);
    }
}
