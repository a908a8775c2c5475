package dev.migrate.runner;

import dev.migrate.MigrateException;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Words for what the code of a revision threw. */
final class CodeFailure {

    private CodeFailure() {}

    /** Where it was thrown and what it says: one line each. */
    static String text(JavaMethod method, Throwable thrown) {
        StringBuilder text = new StringBuilder(method.place(thrown)).append(System.lineSeparator());
        text.append(said(thrown));
        Throwable root = ExceptionUtils.getRootCause(thrown);
        if (root != null && root != thrown) {
            text.append(System.lineSeparator()).append("Caused by ").append(said(root));
        }
        return text.toString();
    }

    private static String said(Throwable thrown) {
        if (thrown instanceof MigrateException ours) {
            return ours.problem();
        }
        String message = Optional.ofNullable(thrown.getMessage()).orElse("");
        return thrown.getClass().getName() + (message.isEmpty() ? "" : ": " + message);
    }

    /** What to do about it. */
    static String hint(Throwable thrown, String otherwise) {
        if (thrown instanceof MigrateException ours) {
            return ours.hint();
        }
        if (thrown instanceof UnsupportedClassVersionError) {
            return "A class of the project is newer than this Java, "
                    + Runtime.version().feature() + ": run with the JDK it was compiled with.";
        }
        return thrown instanceof LinkageError
                ? "A class is missing or does not fit: compile the project (`mvn compile`) and run this again."
                : otherwise;
    }
}
