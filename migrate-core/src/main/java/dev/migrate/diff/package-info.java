/**
 * Catalog against catalog: what has to change to make one of the other, and in which order. Pure. Every fact is a vertex
 * of its own, and the edges are the dependencies that the server itself recorded in both.
 */
@NullMarked
package dev.migrate.diff;

import org.jspecify.annotations.NullMarked;
