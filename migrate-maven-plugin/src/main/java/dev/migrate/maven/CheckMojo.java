package dev.migrate.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails the build when the revision files, the database and the model disagree, and says each difference in one line:
 * files that make no history, revisions that are not applied or half done, files that have changed since they were applied,
 * where the database is not what the revisions make (drift), and where these are not what the model wants. Changes
 * nothing. Without a configured database, and before the embedded one was ever upgraded, the model is compared with what the
 * revisions make.
 *
 * <ul>
 *   <li>{@code mvn migrate:check}
 *   <li>{@code mvn migrate:check -Dformat=json -Doutput=target/check.json}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckMojo extends AbstractAnsweringMojo {

    @Override
    void runWithDatabase() throws MojoFailureException {
        answer(
                migrate().check(),
                "Checked",
                "Apply what is missing with `mvn migrate:upgrade`; write what the model wants with `mvn migrate:revision "
                        + "-Dautogenerate -Dmessage=\"…\"`, and undo what is drift, or write a revision that does it.");
    }
}
