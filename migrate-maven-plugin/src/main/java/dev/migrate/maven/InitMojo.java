package dev.migrate.maven;

import dev.migrate.MigrateException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Creates the directory of revisions, with a page that explains it: where a project begins. The directory must be absent
 * or empty.
 *
 * <ul>
 *   <li>{@code mvn migrate:init}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends AbstractMigrateMojo {

    /** Where a module begins there are no revisions yet; only which module is meant has to be said. */
    @Override
    boolean passesOver() {
        if (session.getProjects().size() > 1) {
            throw new MigrateException(
                    "This build has " + session.getProjects().size()
                            + " modules, and the revisions belong to one of them.",
                    "Name it: `mvn migrate:init -pl <module>`");
        }
        return false;
    }

    @Override
    void run() {
        for (Path created : migrate().init().created()) {
            getLog().info("Created " + relative(created));
        }
        getLog().info("Write the first revision with `mvn migrate:revision -Dmessage=\"…\"`.");
    }
}
