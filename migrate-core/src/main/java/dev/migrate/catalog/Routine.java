package dev.migrate.catalog;

/**
 * A function, a procedure or a window function.
 *
 * @param key its name and the types of its arguments
 * @param procedure whether it is called, not selected from
 * @param definition the statement that creates or replaces it
 * @param signature its arguments with their names but without defaults, and its result
 * @param defaults how many of its arguments have a default
 * @param textBody whether its body is a text of SQL that the server checks when it is created
 */
public record Routine(Key key, boolean procedure, String definition, String signature, int defaults, boolean textBody)
        implements CatalogObject {}
