package dev.migrate.catalog;

import java.util.List;

/**
 * An enum.
 *
 * @param key its name
 * @param labels its values, in their order
 */
public record EnumType(Key key, List<String> labels) implements CatalogObject {

    public EnumType {
        labels = List.copyOf(labels);
    }
}
