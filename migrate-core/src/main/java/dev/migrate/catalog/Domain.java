package dev.migrate.catalog;

/**
 * A domain; its checks are constraints of their own.
 *
 * @param key its name
 * @param type the type it stands on, with its collation where that is not the type's own
 * @param notNull whether it refuses nulls
 * @param defaultValue the expression of its default; empty where it has none
 */
public record Domain(Key key, String type, boolean notNull, String defaultValue) implements CatalogObject {

    /** The same domain without its default. */
    public Domain withoutDefault() {
        return new Domain(key, type, notNull, "");
    }
}
