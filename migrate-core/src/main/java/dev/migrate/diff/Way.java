package dev.migrate.diff;

/** How a change is made, as far as others are concerned who use the table meanwhile. */
public enum Way {
    /** In one statement, whatever it locks. */
    ORDINARY,
    /** In steps that let others read and write. */
    ONLINE,
    /** In such steps, and what it takes the place of stays until it is there. */
    REPLACING,
    /** In one statement that keeps others away, for PostgreSQL has no other way. */
    BLOCKING
}
