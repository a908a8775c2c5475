/** Revision files on disk: read, checked all together, and written. The id inside a file is its only identity. */
@NullMarked
package dev.migrate.script;

import org.jspecify.annotations.NullMarked;
