/** The floor every room stands on: the one error that a user can mend. */
@NullMarked
package dev.migrate;

import org.jspecify.annotations.NullMarked;
