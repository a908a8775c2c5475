/** The front door: one method a command, values in, values out. Nothing here prints. */
@NullMarked
package dev.migrate.command;

import org.jspecify.annotations.NullMarked;
