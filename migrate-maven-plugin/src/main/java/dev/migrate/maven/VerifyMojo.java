package dev.migrate.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Tries all revisions in scratch databases: up from the base to the heads, down again step by step, and up once more. After
 * each step the schema has to be the one that was there before; at the heads it has to be what the model wants, if there
 * is a model. What has no way back is passed over and named. Touches no database but its own scratch ones, which it
 * creates beside the configured database where the role may, else on the embedded PostgreSQL.
 *
 * <ul>
 *   <li>{@code mvn migrate:verify}
 *   <li>{@code mvn migrate:verify -Dformat=json -Doutput=target/verify.json}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends AbstractAnsweringMojo {

    @Override
    void runWithDatabase() throws MojoFailureException {
        answer(
                migrate().verify(),
                "Verified",
                "Mend the sections that are named; where there is no way back, say so with `-- migrate: irreversible`.");
    }
}
