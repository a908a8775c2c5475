/**
 * Schemas made by chance, to compare any two of them: a generator for each family of objects, all of them writing into one
 * draft.
 */
@NullMarked
package dev.migrate.testing.random;

import org.jspecify.annotations.NullMarked;
