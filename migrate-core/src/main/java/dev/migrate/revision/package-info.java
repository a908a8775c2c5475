/**
 * The history of a database, as its files describe it: which revision follows which, what a target means, and the steps
 * that lead there. Pure: no file, no database, so every plan can be printed and tested.
 */
@NullMarked
package dev.migrate.revision;

import org.jspecify.annotations.NullMarked;
