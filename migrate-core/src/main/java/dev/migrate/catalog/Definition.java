package dev.migrate.catalog;

/**
 * An object that one statement creates and that is not altered but made anew: a rule, a range type, an operator.
 *
 * @param key what it is found by
 * @param create the statement that creates it
 * @param drop the statement that drops it
 */
public record Definition(Key key, String create, String drop) implements CatalogObject {}
