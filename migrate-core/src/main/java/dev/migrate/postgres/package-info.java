/**
 * Everything that speaks to a server: connections, the run's lock, the version table and the log. The only room that
 * knows JDBC.
 */
@NullMarked
package dev.migrate.postgres;

import org.jspecify.annotations.NullMarked;
