package dev.migrate.catalog;

/**
 * The default of a column, of a table or of a view.
 *
 * @param key table and column
 * @param expression the expression
 */
public record ColumnDefault(Key key, String expression) implements CatalogObject {

    /** The column. */
    public Key column() {
        return key.as(Kind.COLUMN);
    }
}
