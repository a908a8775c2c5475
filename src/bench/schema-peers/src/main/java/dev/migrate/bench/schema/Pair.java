package dev.migrate.bench.schema;

/**
 * Two schemas of which the first is to become the second.
 *
 * @param kind what they are about
 * @param name what tells it from the others of its set
 * @param old the first one, as SQL
 * @param now the second one
 */
record Pair(String kind, String name, String old, String now) {

    /** The way back. */
    Pair reversed() {
        return new Pair(kind, name + ", back", now, old);
    }
}
