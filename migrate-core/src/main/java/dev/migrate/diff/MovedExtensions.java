package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Extension;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import java.util.List;

/** Extensions that move to another schema, and take along the types of columns: for the server these stay what they are. */
final class MovedExtensions {

    private final Catalog from;
    private final Catalog to;
    private final List<Extension> moved;

    MovedExtensions(Catalog from, Catalog to) {
        this.from = from;
        this.to = to;
        this.moved = from.objects().values().stream()
                .filter(Extension.class::isInstance)
                .map(Extension.class::cast)
                .filter(before -> to.get(before.key()) instanceof Extension after
                        && !before.schema().equals(after.schema()))
                .toList();
    }

    /** Whether all that is another in the type of a column is the schema of the extension that it belongs to. */
    boolean move(Column before, Column after) {
        return moved.stream()
                .anyMatch(extension -> from.dependencies(before.key()).contains(extension.key())
                        && inSchema(extension, before)
                        && to.get(extension.key()) instanceof Extension now
                        && inSchema(now, after)
                        && name(extension, before).equals(name(now, after)));
    }

    private static boolean inSchema(Extension extension, Column column) {
        return column.type().startsWith(schema(extension) + ".");
    }

    private static String name(Extension extension, Column column) {
        return column.type().substring(schema(extension).length());
    }

    /** As it stands before a name. */
    private static String schema(Extension extension) {
        return Key.of(Kind.SCHEMA, "", extension.schema()).qualified();
    }
}
