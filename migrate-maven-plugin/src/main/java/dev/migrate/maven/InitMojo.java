package dev.migrate.maven;

import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Creates the directory of revisions, with a page that explains it: where a project begins. The directory must be absent
 * or empty.
 *
 * <pre>mvn migrate:init</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends AbstractMigrateMojo {

    @Override
    void run() {
        for (Path created : migrate().init().created()) {
            getLog().info("Created " + relative(created));
        }
        getLog().info("Write the first revision with `mvn migrate:revision -Dmessage=\"…\"`.");
    }
}
