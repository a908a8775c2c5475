/** Runs that are killed, servers that crash, runners that compete. */
@NullMarked
package dev.migrate.faults;

import org.jspecify.annotations.NullMarked;
