package dev.migrate.sql;

/**
 * A comment that speaks to Migrate: {@code -- migrate: <word> <argument>} on a line of its own.
 *
 * @param word the first word, such as {@code upgrade} or {@code autocommit}
 * @param argument the rest of the line, trimmed; empty where there is none
 * @param line the line it stands on in its file, counted from 1
 */
public record Directive(String word, String argument, int line) {}
