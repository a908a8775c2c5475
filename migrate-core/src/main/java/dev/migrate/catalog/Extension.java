package dev.migrate.catalog;

/**
 * An extension; its version is no part of it.
 *
 * @param key its name
 * @param schema the schema that holds its objects
 */
public record Extension(Key key, String schema) implements CatalogObject {}
