package dev.migrate.runner;

import dev.migrate.postgres.ServerError;
import dev.migrate.revision.Step;
import dev.migrate.runner.Cursor.Kind;
import dev.migrate.runner.Cursor.Place;
import dev.migrate.script.Script;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Words for a step that the server refused: the place in the file, the statement, the server's own words, what was kept. */
final class FailureText {

    private static final int SHOWN_LINES = 8;
    private static final int SHOWN_COLUMNS = 160;

    private final Step step;
    private final @Nullable Script script;
    private final Statement statement;
    private final Kind kind;
    private final Place at;
    private final ServerError error;
    private final int tries;

    FailureText(Attempt attempt, int tries) {
        this.step = attempt.place().part().step();
        this.script = attempt.place().part().script();
        this.statement = attempt.place().statement();
        this.kind = attempt.place().kind();
        this.at = attempt.place();
        this.error = attempt.error();
        this.tries = tries;
    }

    /** The server has refused a statement. */
    StepFailedException refused(String kept, String hint, List<Step> steps) {
        List<String> lines = new ArrayList<>();
        lines.add("Cannot " + StepTitle.intention(step) + ": " + place());
        addSaid(lines);
        lines.addAll(excerpt());
        if (tries > 1) {
            lines.add("It was tried " + tries + " times.");
        }
        lines.add(kept);
        return exception(lines, hint, steps);
    }

    /** The connection is gone. */
    StepFailedException lost(String found, String hint, List<Step> steps) {
        List<String> lines = new ArrayList<>();
        String where = script == null || kind == Kind.BEGIN || kind == Kind.BEFORE
                ? ""
                : script.revision().source() + (kind == Kind.OF_FILE ? ":" + statement.line() + " or later, " : ", ");
        lines.add("Cannot " + StepTitle.intention(step) + ": " + where + "the connection was lost.");
        addSaid(lines);
        lines.add(found);
        return exception(lines, hint, steps);
    }

    /** Somebody else has written into the books. */
    StepFailedException changed(String found, String kept, String hint, List<Step> steps) {
        String problem = "Cannot " + StepTitle.intention(step)
                + ": somebody else has changed the version rows or the log while this run was at work.";
        return exception(List.of(problem, found, kept), hint, steps);
    }

    private void addSaid(List<String> lines) {
        lines.add(error.said());
        error.serverHint().ifPresent(hint -> lines.add("HINT: " + hint));
        error.where().ifPresent(where -> lines.add("CONTEXT: " + where));
    }

    private StepFailedException exception(List<String> lines, String hint, List<Step> steps) {
        return new StepFailedException(String.join(System.lineSeparator(), lines), hint, steps, error);
    }

    private String place() {
        if (script != null && kind == Kind.OF_FILE && script.isJava()) {
            return script.revision().source() + (statement.line() > 0 ? ":" + statement.line() : "");
        }
        if (script != null && kind == Kind.OF_FILE) {
            int position = Math.max(1, error.position());
            String line = script.revision().source() + ":" + statement.lineAt(position);
            return error.position() > 0 ? line + ":" + statement.columnAt(position) : line;
        }
        if (script != null && kind == Kind.COMMIT) {
            return script.revision().source() + ", when its transaction was committed";
        }
        String failure = at.purpose() == null
                ? "its transaction could not begin"
                : at.purpose().failure();
        return failure + ".";
    }

    /** The lines of the statement around the place, with a mark under it; those of a file in SQL have their numbers. */
    private List<String> excerpt() {
        if (statement.text().isEmpty()) {
            return List.of();
        }
        boolean numbered = kind == Kind.OF_FILE && script != null && !script.isJava();
        int position = error.position();
        String[] text = StringUtils.splitPreserveAllTokens(statement.text(), '\n');
        int marked = position > 0 ? statement.lineAt(position) - statement.line() : 0;
        int first = Math.max(0, Math.min(marked - SHOWN_LINES / 2, text.length - SHOWN_LINES));
        int last = Math.min(text.length, first + SHOWN_LINES);
        int width = numbered ? Integer.toString(statement.line() + last - 1).length() : 1;
        List<String> lines = new ArrayList<>();
        for (int line = first; line < last; line++) {
            String number = numbered ? Integer.toString(statement.line() + line) : "";
            String shown = text[line].replace('\t', ' ').stripTrailing();
            lines.add("  " + StringUtils.leftPad(number, width) + " | " + StringUtils.abbreviate(shown, SHOWN_COLUMNS));
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
}
