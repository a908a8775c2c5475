package dev.migrate.maven;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Creates the version table and the log where they are missing, and nothing else.
 *
 * <ul>
 *   <li>{@code mvn migrate:ensure-version}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "ensure-version", requiresProject = false, threadSafe = true)
public final class EnsureVersionMojo extends AbstractRunMojo {

    @Override
    void runWithDatabase() {
        if (offline()) {
            String script = migrate().ensureVersionSql();
            writeScript(to -> Output.give(to, script));
            return;
        }
        boolean created = migrate().ensureVersion();
        getLog().info((created ? "Created " : "There already: ") + tables().version() + " and " + tables().log());
    }
}
