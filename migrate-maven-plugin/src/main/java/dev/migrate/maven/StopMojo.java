package dev.migrate.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Stops the embedded PostgreSQL that {@code migrate:start} started, in this build or before. Its data stays.
 *
 * <ul>
 *   <li>{@code mvn migrate:stop}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class StopMojo extends AbstractDatabaseMojo {

    @Override
    void runWithDatabase() {
        EmbeddedServer embedded = embeddedServer();
        boolean stopped = embedded.stop(keptForBuild());
        for (String property : new String[] {"migrate.url", "migrate.user", "migrate.password"}) {
            project.getProperties().remove(property);
        }
        getLog().info(
                        stopped
                                ? "Stopped the PostgreSQL in " + relative(embedded.directory())
                                : "No PostgreSQL runs in " + relative(embedded.directory()));
    }
}
