package dev.migrate.runner;

import dev.migrate.postgres.ServerError;
import dev.migrate.revision.Step;
import dev.migrate.script.Script;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/** Words for a step that the server refused: the place in the file, the statement, the server's own words, what was kept. */
final class FailureText {

    private static final int SHOWN_LINES = 8;
    private static final int SHOWN_COLUMNS = 160;

    private FailureText() {}

    static StepFailedException of(StepSql step, int index, List<Step> kept, boolean allOrNothing, ServerError error) {
        List<String> lines = new ArrayList<>();
        lines.add("Cannot " + verb(step.step()) + ": " + place(step, index, error));
        lines.add(error.said());
        error.serverHint().ifPresent(hint -> lines.add("HINT: " + hint));
        error.where().ifPresent(where -> lines.add("CONTEXT: " + where));
        lines.addAll(excerpt(step.statements().get(index), step.isOfFile(index), error.position()));
        lines.add(kept(kept, allOrNothing));
        return new StepFailedException(
                String.join(System.lineSeparator(), lines), hint(step, index, error), kept, error);
    }

    private static String place(StepSql step, int index, ServerError error) {
        Script script = step.script();
        if (script == null || !step.isOfFile(index)) {
            return "the version rows could not be written.";
        }
        Statement statement = step.statements().get(index);
        int position = Math.max(1, error.position());
        String place = script.revision().source() + ":" + statement.lineAt(position);
        return error.position() > 0 ? place + ":" + statement.columnAt(position) : place;
    }

    /** The lines of the statement around the place, with a mark under it. */
    private static List<String> excerpt(Statement statement, boolean ofFile, int position) {
        String[] text = StringUtils.splitPreserveAllTokens(statement.text(), '\n');
        int marked = position > 0 ? statement.lineAt(position) - statement.line() : 0;
        int first = Math.max(0, Math.min(marked - SHOWN_LINES / 2, text.length - SHOWN_LINES));
        int last = Math.min(text.length, first + SHOWN_LINES);
        int width = Integer.toString(statement.line() + last - 1).length();
        List<String> lines = new ArrayList<>();
        for (int line = first; line < last; line++) {
            String number = ofFile ? Integer.toString(statement.line() + line) : "";
            String margin = "  " + StringUtils.leftPad(number, width) + " | ";
            String shown = text[line].replace('\t', ' ').stripTrailing();
            lines.add(margin + StringUtils.abbreviate(shown, SHOWN_COLUMNS));
            if (position > 0 && line == marked) {
                int column = statement.columnAt(position) - (line == 0 ? statement.column() - 1 : 0);
                lines.add("  " + " ".repeat(width) + " | " + " ".repeat(Math.min(column, SHOWN_COLUMNS) - 1) + "^");
            }
        }
        if (last < text.length) {
            lines.add("  " + " ".repeat(width) + " | …");
        }
        return lines;
    }

    private static String kept(List<Step> kept, boolean allOrNothing) {
        if (allOrNothing) {
            return "Nothing was kept: the whole run was one transaction.";
        }
        return kept.isEmpty()
                ? "Nothing was kept: its transaction was rolled back, and no step came before it."
                : "Kept: the " + (kept.size() == 1 ? "step" : kept.size() + " steps") + " before it, up to "
                        + name(kept.get(kept.size() - 1)) + ". Of this step nothing was kept.";
    }

    private static String verb(Step step) {
        if (step instanceof Step.Stamp) {
            return "stamp";
        }
        return (step instanceof Step.Upgrade ? "upgrade to " : "downgrade ") + name(step);
    }

    private static String name(Step step) {
        if (step instanceof Step.Upgrade up) {
            return up.revision().toString();
        }
        if (step instanceof Step.Downgrade down) {
            return down.revision().toString();
        }
        return "the stamp";
    }

    private static String hint(StepSql step, int index, ServerError error) {
        if (error.isConnectionLost()) {
            return "The connection is gone. See with `mvn migrate:current` what was kept, and run this again.";
        }
        if (error.isPermissionDenied()) {
            return step.isOfFile(index)
                    ? "Grant the role what it lacks, or connect as one that has it (migrate.user), and run this again."
                    : "Grant the role CREATE on the schema, or keep the tables elsewhere with -Dmigrate.versionSchema=….";
        }
        if (error.sqlState().equals("55P03")) {
            return "Others hold a lock on it. Run this again when they are done, or wait longer with -Dmigrate.lockTimeout=30s.";
        }
        return "Mend the file and run this again: it goes on after what was kept.";
    }
}
