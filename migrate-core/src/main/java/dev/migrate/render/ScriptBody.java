package dev.migrate.render;

import dev.migrate.catalog.Routine;
import dev.migrate.diff.Change;
import dev.migrate.render.Fragment.AddsLabel;
import dev.migrate.render.Fragment.Place;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * The text of one direction of a revision: statements with what has to stand before them.
 *
 * @param text the text; empty where there is nothing to do
 * @param destroyed what is lost by it and cannot come back, in words
 */
public record ScriptBody(String text, List<String> destroyed) {

    private static final String UNCHECKED = "set local check_function_bodies = off";
    private static final String AUTOCOMMIT = "-- migrate: autocommit\n";

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
        List<List<Fragment>> groups = SqlRenderer.groups(changes);
        List<Fragment> fragments = groups.stream().flatMap(List::stream).toList();
        List<String> paragraphs = new ArrayList<>();
        boolean labelsFirst = NewLabels.areUsed(changes);
        if (labelsFirst) {
            fragments.stream()
                    .map(Fragment::action)
                    .filter(AddsLabel.class::isInstance)
                    .forEach(added -> paragraphs.add(AUTOCOMMIT + statement(((AddsLabel) added).again())));
        }
        if (changes.stream().anyMatch(ScriptBody::isChecked)) {
            paragraphs.add(statement(UNCHECKED));
        }
        before.forEach(sql -> paragraphs.add(statement(sql)));
        boolean locked = !before.isEmpty();
        for (List<Fragment> group : groups) {
            List<String> pieces = new ArrayList<>();
            for (Fragment fragment : group) {
                if (labelsFirst && fragment.action() instanceof AddsLabel) {
                    continue;
                }
                boolean alone = fragment.place() == Place.ALONE || (fragment.place() == Place.BEFORE_LOCKS && locked);
                pieces.add(remarks(fragment) + (alone ? AUTOCOMMIT : "") + statement(fragment.sql()));
                if (alone || refusesTransaction(fragment)) {
                    locked = false;
                } else if (!fragment.isGuard()) {
                    locked = true;
                }
            }
            paragraphs.add(joined(pieces));
        }
        after.forEach(sql -> paragraphs.add(statement(sql)));
        return new ScriptBody(
                joined(paragraphs),
                fragments.stream()
                        .map(Fragment::destroys)
                        .filter(StringUtils::isNotEmpty)
                        .toList());
    }

    private static String remarks(Fragment fragment) {
        return Stream.of(fragment.remark(), fragment.destroys().isEmpty() ? "" : "destructive: " + fragment.destroys())
                .filter(text -> !text.isEmpty())
                .map(text -> "-- " + text.replaceAll("\\s+", " ") + "\n")
                .collect(Collectors.joining());
    }

    private static boolean refusesTransaction(Fragment fragment) {
        return Statement.own(fragment.sql()).refusesTransaction();
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

    /** What is one line stands together; the rest has an empty line around it. */
    private static String joined(List<String> pieces) {
        StringBuilder text = new StringBuilder();
        boolean apart = false;
        for (String piece : pieces.stream().filter(StringUtils::isNotEmpty).toList()) {
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
