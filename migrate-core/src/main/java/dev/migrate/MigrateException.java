package dev.migrate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mistake that the user can mend: what is wrong, with its values, then what to type next. Everything else that goes
 * wrong is a bug or the environment, and reaches the caller as what it is.
 */
public class MigrateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String hint;

    /**
     * A mistake without an exception behind it.
     *
     * @param problem what is wrong, one sentence with the values that matter; may list further lines
     * @param hint what to do or type next, one sentence
     */
    public MigrateException(String problem, String hint) {
        this(problem, hint, null);
    }

    /**
     * A mistake that an exception told of.
     *
     * @param problem what is wrong, one sentence with the values that matter; may list further lines
     * @param hint what to do or type next, one sentence
     * @param cause what led here, for the log of a developer
     */
    public MigrateException(String problem, String hint, @Nullable Throwable cause) {
        super(problem + System.lineSeparator() + hint, cause);
        this.problem = Objects.requireNonNull(problem);
        this.hint = Objects.requireNonNull(hint);
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }

    /** What to do next. */
    public String hint() {
        return hint;
    }
}
