/** What tests stand on: a real server, a fresh database each. */
@NullMarked
package dev.migrate.testing;

import org.jspecify.annotations.NullMarked;
