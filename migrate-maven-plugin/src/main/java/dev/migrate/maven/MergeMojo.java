package dev.migrate.maven;

import dev.migrate.command.Migrate;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a revision that joins several heads, so that there is one again.
 *
 * <ul>
 *   <li>{@code mvn migrate:merge}
 *   <li>{@code mvn migrate:merge -Drevisions=3f2a,9c1d -Dmessage="join invoices and taxes"}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "merge", requiresProject = false, threadSafe = true)
public final class MergeMojo extends AbstractFileMojo {

    /**
     * The revisions to join, separated by commas; all heads by default. On the command line {@code -Drevisions=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revisions")
    private @Nullable List<String> revisions;

    @Override
    void runWithDatabase() {
        List<String> named = arguments().list("revisions", revisions);
        List<String> parents = named.isEmpty() ? List.of("heads") : named;
        write(parents, List.of(), Migrate::merge, "merge " + String.join(" and ", parents));
    }
}
