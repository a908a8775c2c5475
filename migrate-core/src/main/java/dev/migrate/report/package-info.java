/** What a person reads: revisions as lines and blocks of text, in Alembic's form. */
@NullMarked
package dev.migrate.report;

import org.jspecify.annotations.NullMarked;
