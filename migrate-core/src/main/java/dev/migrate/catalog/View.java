package dev.migrate.catalog;

import java.util.List;

/**
 * A view or a materialized view.
 *
 * @param key its name
 * @param definition its query
 * @param columns its columns with their types, in their order
 * @param options its options, as {@code security_invoker=true}, sorted
 */
public record View(Key key, String definition, List<String> columns, List<String> options) implements CatalogObject {

    public View {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }

    /** Whether it keeps its rows. */
    public boolean isMaterialized() {
        return key.kind() == Kind.MATERIALIZED_VIEW;
    }
}
