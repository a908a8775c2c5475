package dev.migrate.sql;

/** What the text of a SQL file consists of: statements, and directives between them. */
public sealed interface Fragment permits Statement, Directive {

    /** The line it begins in, in its file, counted from 1. */
    int line();
}
