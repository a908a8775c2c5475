package dev.migrate.runner;

import dev.migrate.MigrateException;
import dev.migrate.postgres.ServerError;
import dev.migrate.revision.Step;
import java.util.List;

/** A step that the server refused: where, why, and what was kept. */
public final class StepFailedException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final transient List<Step> kept;
    private final transient ServerError error;

    StepFailedException(String problem, String hint, List<Step> kept, ServerError error) {
        super(problem, hint, error);
        this.kept = List.copyOf(kept);
        this.error = error;
    }

    /** The steps that were committed before. */
    public List<Step> kept() {
        return kept;
    }

    /** What the server said. */
    public ServerError error() {
        return error;
    }
}
