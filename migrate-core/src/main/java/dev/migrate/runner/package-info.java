/** Applying steps to a database, or writing the script that does. */
@NullMarked
package dev.migrate.runner;

import org.jspecify.annotations.NullMarked;
