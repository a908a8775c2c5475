package dev.migrate.report;

import dev.migrate.revision.Revision;
import dev.migrate.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Revisions as text, in Alembic's own forms, so that what people know still holds. */
public final class RevisionText {

    private static final String INDENT = "    ";

    private RevisionText() {}

    /** The line of {@code history}: {@code 7c2 -> 4ab (shop) (head), add cart}. */
    public static String historyLine(RevisionView view) {
        return parents(view.revision()) + dependencies(view) + " -> " + name(view) + message(view.revision());
    }

    /** The line of {@code heads} and of a branch point: {@code 4ab (shop) (head)}. */
    public static String headLine(RevisionView view) {
        return name(view);
    }

    /** The line of {@code current}: {@code 4ab (head)}. */
    public static String currentLine(RevisionView view) {
        return view.revision().id() + markers(view, false);
    }

    /** The lines of {@code branches}: the branch point, then an arrow for each child. */
    public static List<String> branchLines(RevisionView point, List<RevisionView> children) {
        List<String> lines = new ArrayList<>();
        lines.add(name(point) + message(point.revision()));
        children.forEach(child -> lines.add(INDENT + "-> " + name(child) + message(child.revision())));
        return lines;
    }

    /** The block of {@code show} and of every {@code -Dverbose}. */
    public static List<String> block(RevisionView view) {
        Revision revision = view.revision();
        List<String> lines = new ArrayList<>();
        lines.add("Rev: " + revision.id() + markers(view, true));
        lines.add((revision.isMerge() ? "Merges: " : "Parent: ") + parents(revision));
        if (!view.dependencies().isEmpty()) {
            lines.add("Also depends on: " + joined(view.dependencies()));
        }
        if (view.branchPoint()) {
            lines.add("Branches into: " + joined(view.children()));
        }
        if (!view.labels().isEmpty()) {
            lines.add("Branch names: " + String.join(", ", view.labels()));
        }
        lines.add("Path: " + revision.source());
        view.script().createdAt().ifPresent(created -> lines.add("Created: " + created));
        view.applied().ifPresent(applied -> lines.add("Applied: " + applied));
        lines.add("");
        view.script().description().lines().forEach(line -> lines.add(line.isEmpty() ? "" : INDENT + line));
        lines.add("");
        return lines;
    }

    private static String name(RevisionView view) {
        List<String> labels = view.revision().branchLabels();
        return view.revision().id()
                + (labels.isEmpty() ? "" : " (" + String.join(", ", labels) + ")")
                + markers(view, true);
    }

    private static String markers(RevisionView view, boolean withCurrent) {
        StringBuilder markers = new StringBuilder();
        if (view.head()) {
            markers.append(view.depended() ? " (effective head)" : " (head)");
        }
        if (withCurrent && view.current()) {
            markers.append(" (current)");
        }
        if (view.branchPoint()) {
            markers.append(" (branchpoint)");
        }
        if (view.revision().isMerge()) {
            markers.append(" (mergepoint)");
        }
        return markers.toString();
    }

    private static String parents(Revision revision) {
        return revision.isBase() ? "<base>" : joined(revision.downRevisions());
    }

    private static String dependencies(RevisionView view) {
        return view.dependencies().isEmpty() ? "" : " (" + joined(view.dependencies()) + ")";
    }

    private static String message(Revision revision) {
        return revision.message().isEmpty() ? "" : ", " + revision.message();
    }

    private static String joined(Collection<RevisionId> ids) {
        return ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
    }
}
