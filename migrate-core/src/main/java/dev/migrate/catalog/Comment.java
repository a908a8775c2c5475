package dev.migrate.catalog;

/**
 * The comment on an object.
 *
 * @param target what it is on
 * @param place what stands behind {@code COMMENT ON} where the target does not tell it: {@code foreign table public.f},
 *     {@code constraint c on domain public.d}; else empty
 * @param text what it says
 */
public record Comment(Key target, String place, String text) implements CatalogObject {

    /** The key of the comment on an object. */
    public static Key keyOf(Key target) {
        return Key.of(Kind.COMMENT, "", target.toString());
    }

    @Override
    public Key key() {
        return keyOf(target);
    }
}
