/** Changes as SQL, in an order that was found before. Nothing cascades: whatever goes is said. */
@NullMarked
package dev.migrate.render;

import org.jspecify.annotations.NullMarked;
