package dev.migrate.sql;

/** What the text of a SQL file consists of: statements, directives between them, and what looks like a directive. */
public sealed interface Fragment permits Statement, Directive, NearMiss {

    /** The line it begins in, in its file, counted from 1. */
    int line();
}
