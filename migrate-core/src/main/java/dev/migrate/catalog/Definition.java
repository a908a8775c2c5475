package dev.migrate.catalog;

import java.util.List;

/**
 * An object that is not altered but dropped and created again: a rule, an operator, extended statistics.
 *
 * @param key what it is found by
 * @param create the statements that create it, in their order; those behind the first set what {@code CREATE} cannot
 * @param drop the statement that drops it
 */
public record Definition(Key key, List<String> create, String drop) implements CatalogObject {

    public Definition {
        create = List.copyOf(create);
    }

    /** One that a single statement creates. */
    public Definition(Key key, String create, String drop) {
        this(key, List.of(create), drop);
    }
}
