package dev.migrate.catalog;

/**
 * A sequence that is not the inside of an identity column. Where it stands is data, and no part of it.
 *
 * @param key its name
 * @param unlogged whether it is lost in a crash
 * @param options how it counts
 */
public record Sequence(Key key, boolean unlogged, Options options) implements CatalogObject {

    /** The same sequence with another step. */
    public Sequence counting(long increment) {
        Options other = new Options(
                options.type, options.start, increment, options.minimum, options.maximum, options.cache, options.cycle);
        return new Sequence(key, unlogged, other);
    }

    /**
     * How a sequence counts.
     *
     * @param type the type of its values
     * @param start its first value
     * @param increment the step
     * @param minimum the least value
     * @param maximum the greatest value
     * @param cache how many values a session takes at once
     * @param cycle whether it begins anew at its end
     */
    public record Options(
            String type, long start, long increment, long minimum, long maximum, long cache, boolean cycle) {}
}
