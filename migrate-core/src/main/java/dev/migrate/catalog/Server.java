package dev.migrate.catalog;

import java.util.List;

/**
 * A foreign server.
 *
 * @param key its name
 * @param wrapper the foreign data wrapper that reaches it
 * @param type what it says of its type; empty where it says nothing
 * @param version what it says of its version; empty where it says nothing
 * @param options its options, as {@code host 'a'}, sorted
 */
public record Server(Key key, String wrapper, String type, String version, List<String> options)
        implements CatalogObject {

    public Server {
        options = List.copyOf(options);
    }
}
