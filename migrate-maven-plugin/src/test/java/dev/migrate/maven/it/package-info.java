/** What the scripts of the projects in {@code src/it} use: they have the test class path. */
@NullMarked
package dev.migrate.maven.it;

import org.jspecify.annotations.NullMarked;
