package dev.migrate.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * A composite type that is not the row of a table.
 *
 * @param key its name
 * @param attributes its attributes, in their order
 */
public record CompositeType(Key key, List<Attribute> attributes) implements CatalogObject {

    public CompositeType {
        attributes = List.copyOf(attributes);
    }

    /** The same type with these attributes as well, behind those that it has. */
    public CompositeType with(List<Attribute> others) {
        List<Attribute> all = new ArrayList<>(attributes);
        others.stream().filter(attribute -> !attributes.contains(attribute)).forEach(all::add);
        return new CompositeType(key, all);
    }

    /**
     * An attribute.
     *
     * @param name its name
     * @param type its type, with its collation where that is not the type's own
     */
    public record Attribute(String name, String type) {}
}
