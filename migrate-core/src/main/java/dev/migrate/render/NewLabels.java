package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.diff.Change;
import dev.migrate.sql.Clause;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The labels that an enum gets, and who uses them. PostgreSQL lets nobody use a label in the transaction that adds it
 * ({@code unsafe use of new value}), so that labels that are used at once come first, each in a transaction of its own.
 *
 * @param labels the labels
 * @param holders what may hold one of them
 */
record NewLabels(List<String> labels, Set<Key> holders) {

    /** Those of one enum. */
    private static NewLabels of(Change.Alter alter) {
        return alter.before() instanceof EnumType before && alter.after() instanceof EnumType after
                ? new NewLabels(
                        after.labels().stream()
                                .filter(label -> !before.labels().contains(label))
                                .toList(),
                        alter.holders())
                : new NewLabels(List.of(), Set.of());
    }

    /** Whether one of these changes uses a label that another of them adds. */
    static boolean areUsed(List<Change> changes) {
        List<NewLabels> ofEnums = changes.stream()
                .filter(Change.Alter.class::isInstance)
                .map(change -> of((Change.Alter) change))
                .filter(added -> !added.labels().isEmpty())
                .toList();
        Surroundings surroundings = Surroundings.of(ofEnums.isEmpty() ? List.of() : changes);
        return ofEnums.stream()
                .anyMatch(added -> changes.stream().anyMatch(change -> added.areUsedBy(change, surroundings)));
    }

    private boolean areUsedBy(Change change, Surroundings surroundings) {
        boolean holds = !(change instanceof Change.Drop)
                && change.key().kind() != Kind.COMMENT
                && keys(change).anyMatch(holders::contains);
        return holds
                && (convertsValues(change)
                        || SqlRenderer.render(change, surroundings).stream()
                                .anyMatch(fragment -> !(fragment.action() instanceof Fragment.Guards)
                                        && mentionsLabel(fragment.sql())));
    }

    private static Stream<Key> keys(Change change) {
        if (change instanceof Change.Create create) {
            return Stream.concat(
                    Stream.of(create.key()), create.parts().stream().map(CatalogObject::key));
        }
        if (change instanceof Change.Rebuild rebuild) {
            return Stream.concat(
                    rebuild.types().stream().map(Change.Alter::key),
                    rebuild.created().stream().map(CatalogObject::key));
        }
        return Stream.of(change.key());
    }

    /** The rows may hold anything. */
    private static boolean convertsValues(Change change) {
        return change instanceof Change.Alter alter
                && alter.before() instanceof Column before
                && alter.after() instanceof Column after
                && !before.isOfSameType(after);
    }

    /** A literal may hold it as one of several, as that of an array does. */
    private boolean mentionsLabel(String sql) {
        return Clause.literals(sql).stream()
                .map(literal -> literal.replace("''", "'"))
                .anyMatch(literal -> labels.stream().anyMatch(literal::contains));
    }
}
