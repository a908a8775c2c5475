package dev.migrate.catalog;

/**
 * A range type, with the multirange type that comes with it.
 *
 * @param key its name
 * @param subtype the type of its bounds
 * @param multirange the name of its multirange type
 * @param create the statement that creates it
 */
public record RangeType(Key key, String subtype, Key multirange, String create) implements CatalogObject {}
