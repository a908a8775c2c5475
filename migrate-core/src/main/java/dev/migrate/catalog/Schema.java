package dev.migrate.catalog;

/**
 * A schema.
 *
 * @param key its name
 */
public record Schema(Key key) implements CatalogObject {}
