/** Where the wanted schema comes from: each source builds it in an empty database, so that PostgreSQL itself says what it is. */
@NullMarked
package dev.migrate.model;

import org.jspecify.annotations.NullMarked;
