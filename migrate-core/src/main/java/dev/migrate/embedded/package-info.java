/**
 * A real PostgreSQL where none is configured: the server's own binaries, unpacked once into a user cache, run over a data
 * directory of the project. It lives no longer than the JVM that started it, however that JVM ends, unless it is told to.
 */
@NullMarked
package dev.migrate.embedded;

import org.jspecify.annotations.NullMarked;
