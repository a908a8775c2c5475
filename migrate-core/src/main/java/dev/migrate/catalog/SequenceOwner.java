package dev.migrate.catalog;

/**
 * That a sequence goes with a column.
 *
 * @param key the name of the sequence
 * @param column the column
 */
public record SequenceOwner(Key key, Key column) implements CatalogObject {

    /** The sequence. */
    public Key sequence() {
        return key.as(Kind.SEQUENCE);
    }
}
