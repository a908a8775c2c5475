package dev.migrate.diff;

/** What becomes of an object. */
enum Fate {
    COMES,
    GOES,
    CHANGES,
    /** It goes and comes again; of a domain, its default does. */
    RETURNS
}
