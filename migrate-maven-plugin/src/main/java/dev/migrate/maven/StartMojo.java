package dev.migrate.maven;

import dev.migrate.embedded.EmbeddedPostgres;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Starts the embedded PostgreSQL, for an application or integration tests. For the rest of the build the properties
 * {@code migrate.url}, {@code migrate.user} and {@code migrate.password} point to it, so that the other goals use it and
 * other plugins can be handed <code>${migrate.url}</code>. It stops with {@code migrate:stop} or when Maven ends, however
 * Maven ends; only where it is the last goal typed on the command line it stays until {@code mvn migrate:stop}. Where a
 * database is configured it starts nothing, so that the same POM runs against a real server with {@code -Dmigrate.url=}.
 *
 * <ul>
 *   <li>{@code mvn migrate:start}
 *   <li>{@code mvn migrate:stop}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class StartMojo extends AbstractDatabaseMojo {

    @Override
    void runWithDatabase() {
        if (database().isConfigured()) {
            getLog().info("A database is configured, so the embedded PostgreSQL is not started.");
            return;
        }
        EmbeddedServer embedded = embeddedServer();
        EmbeddedPostgres server = embedded.share();
        String url = server.jdbcUrl(EmbeddedPostgres.DATABASE);
        project.getProperties().setProperty("migrate.url", url);
        project.getProperties().setProperty("migrate.user", EmbeddedPostgres.USER);
        project.getProperties().setProperty("migrate.password", server.password());
        boolean stays = isLastOnCommandLine();
        if (stays) {
            server.detach();
        } else {
            EmbeddedServer.remember(keptForBuild(), server);
        }
        getLog().info("PostgreSQL " + embedded.version() + " runs at " + url + ", user " + EmbeddedPostgres.USER
                + ", password in " + relative(embedded.directory().resolve("password")));
        getLog().info(stays ? "It stays until `mvn migrate:stop`." : "It stops when this build ends.");
    }

    private boolean isLastOnCommandLine() {
        List<String> goals = session.getGoals();
        return execution.getSource() == MojoExecution.Source.CLI
                && !goals.isEmpty()
                && goals.get(goals.size() - 1).endsWith(":start");
    }
}
