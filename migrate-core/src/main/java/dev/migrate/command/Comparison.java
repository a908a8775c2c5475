package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.diff.Change;
import dev.migrate.diff.Differ;
import dev.migrate.diff.Differences;
import java.util.List;

/** Whether two catalogs are the same, in lines that a person reads. */
final class Comparison {

    private Comparison() {}

    /** A line for each difference: what would have to be done to the first to make it the second. */
    static List<String> lines(Catalog from, Catalog to) {
        List<Change> changes;
        try {
            changes = Differ.diff(from, to);
        } catch (MigrateException impossible) {
            return List.of(impossible.problem());
        }
        List<String> lines = Differences.lines(from, changes);
        return lines.isEmpty() && !changes.isEmpty()
                ? changes.stream()
                        .map(change -> "change " + change.key())
                        .distinct()
                        .toList()
                : lines;
    }
}
