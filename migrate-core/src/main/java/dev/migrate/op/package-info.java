/**
 * What a revision file in Java is written with: the operations, each of which is SQL, and the way to read and write data.
 * Nothing here knows whether the SQL goes to a server or into a script.
 */
@NullMarked
package dev.migrate.op;

import org.jspecify.annotations.NullMarked;
