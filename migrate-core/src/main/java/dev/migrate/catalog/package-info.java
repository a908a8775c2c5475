/**
 * What a schema is, as values: every object with its definition, and what depends on what. Each fact that can change alone
 * (a default, a comment, the privileges on something) is an object of its own. Texts are as the server deparses them with
 * an empty search path, so that two catalogs read from servers of one major version can be compared by equality.
 */
@NullMarked
package dev.migrate.catalog;

import org.jspecify.annotations.NullMarked;
