package dev.migrate.render;

import dev.migrate.catalog.Routine;
import dev.migrate.diff.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The text of one direction of a revision: statements with what has to stand before them.
 *
 * @param text the text; empty where there is nothing to do
 * @param destroyed what is lost by it and cannot come back, in words
 */
public record ScriptBody(String text, List<String> destroyed) {

    private static final String UNCHECKED = "set local check_function_bodies = off";
    private static final String ADD_VALUE = " add value ";

    public ScriptBody {
        destroyed = List.copyOf(destroyed);
    }

    /** The text that makes these changes. */
    public static ScriptBody of(List<Change> changes) {
        return of(List.of(), changes, List.of());
    }

    /**
     * The text that makes these changes.
     *
     * @param before statements that come first
     * @param after statements that come last
     */
    public static ScriptBody of(List<String> before, List<Change> changes, List<String> after) {
        List<Fragment> fragments = SqlRenderer.render(changes);
        List<String> early = new ArrayList<>();
        List<String> pieces = new ArrayList<>();
        List<String> destroyed = new ArrayList<>();
        boolean labelsFirst = usesNewLabels(fragments);
        for (Fragment fragment : fragments) {
            if (labelsFirst && !fragment.newLabels().isEmpty()) {
                early.add("-- migrate: autocommit\n" + statement(again(fragment.sql())));
            } else if (fragment.destroys().isEmpty()) {
                pieces.add(statement(fragment.sql()));
            } else {
                destroyed.add(fragment.destroys());
                pieces.add("-- destructive: " + fragment.destroys().replaceAll("\\s+", " ") + "\n"
                        + statement(fragment.sql()));
            }
        }
        Stream<String> unchecked =
                changes.stream().anyMatch(ScriptBody::isChecked) ? Stream.of(statement(UNCHECKED)) : Stream.empty();
        List<String> all = Stream.of(
                        early.stream(),
                        unchecked,
                        before.stream().map(ScriptBody::statement),
                        pieces.stream(),
                        after.stream().map(ScriptBody::statement))
                .flatMap(piece -> piece)
                .toList();
        return new ScriptBody(joined(all), destroyed);
    }

    /** A label can be used only once it is committed: then labels come first, each in a transaction of its own. */
    private static boolean usesNewLabels(List<Fragment> fragments) {
        List<String> labels = fragments.stream()
                .flatMap(fragment -> fragment.newLabels().stream())
                .toList();
        return fragments.stream()
                .filter(fragment -> fragment.newLabels().isEmpty())
                .anyMatch(fragment -> labels.stream().anyMatch(fragment.sql()::contains));
    }

    /** A run that was interrupted behind it runs it again. */
    private static String again(String sql) {
        return sql.replaceFirst(ADD_VALUE, ADD_VALUE + "if not exists ");
    }

    /** The server would look into the body for what comes only later. */
    private static boolean isChecked(Change change) {
        return (change instanceof Change.Create create && isText(create.object()))
                || (change instanceof Change.Alter alter && isText(alter.after()));
    }

    private static boolean isText(Object object) {
        return object instanceof Routine routine && routine.textBody();
    }

    private static String statement(String sql) {
        return sql.stripTrailing() + ";\n";
    }

    /** Statements of one line stand together; others have an empty line around them. */
    private static String joined(List<String> pieces) {
        StringBuilder text = new StringBuilder();
        boolean apart = false;
        for (String piece : pieces) {
            boolean several = piece.indexOf('\n') < piece.length() - 1;
            if (!text.isEmpty() && (several || apart)) {
                text.append('\n');
            }
            text.append(piece);
            apart = several;
        }
        return text.toString();
    }
}
