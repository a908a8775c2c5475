package dev.migrate.runner;

import dev.migrate.MigrateException;
import dev.migrate.postgres.ServerError;
import dev.migrate.revision.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step that the server refused, or whose code failed: where, why, and what was kept. */
public final class StepFailedException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final transient List<Step> kept;
    private final transient @Nullable ServerError error;

    StepFailedException(String problem, String hint, List<Step> kept, ServerError error) {
        super(problem, hint, error);
        this.kept = List.copyOf(kept);
        this.error = error;
    }

    StepFailedException(String problem, String hint, List<Step> kept, Throwable thrown) {
        super(problem, hint, thrown);
        this.kept = List.copyOf(kept);
        this.error = null;
    }

    /** The steps that were committed before. */
    public List<Step> kept() {
        return kept;
    }

    /**
     * What the server said.
     *
     * @throws IllegalStateException if it was not the server that refused, but the code of the revision that failed
     */
    public ServerError error() {
        if (error == null) {
            throw new IllegalStateException("Not refused by the server", this);
        }
        return error;
    }
}
