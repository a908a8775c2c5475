package dev.migrate.catalog;

/**
 * The comment on an object.
 *
 * @param target what it is on
 * @param text what it says
 */
public record Comment(Key target, String text) implements CatalogObject {

    /** The key of the comment on an object. */
    public static Key keyOf(Key target) {
        return Key.of(Kind.COMMENT, "", target.toString());
    }

    @Override
    public Key key() {
        return keyOf(target);
    }
}
