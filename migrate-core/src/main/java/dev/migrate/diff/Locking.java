package dev.migrate.diff;

/** What the statements of changes may lock, and for how long. */
public enum Locking {
    /** As they do by themselves: few and short statements, all in one transaction where that goes. */
    ORDINARY,
    /** Nothing for long that others use: more statements, in several transactions. */
    ONLINE
}
