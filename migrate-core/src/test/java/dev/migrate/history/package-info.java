/** Whole histories, walked from one end to the other: one that others have written, and the one of the quickstart. */
@NullMarked
package dev.migrate.history;

import org.jspecify.annotations.NullMarked;
