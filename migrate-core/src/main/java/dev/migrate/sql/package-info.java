/**
 * SQL as text: where a statement ends, what a directive says, how a name is quoted. A lexer of our own, as exact as
 * psql's, because the driver's parser loses everything after {@code BEGIN ATOMIC} and gives no positions.
 */
@NullMarked
package dev.migrate.sql;

import org.jspecify.annotations.NullMarked;
