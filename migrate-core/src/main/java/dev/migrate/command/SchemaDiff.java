package dev.migrate.command;

import java.util.List;

/**
 * What makes one schema of another.
 *
 * @param from the one, in words
 * @param to the other, in words
 * @param sql the statements; empty where both are the same
 * @param differences a line for each difference
 * @param destroyed what the statements destroy, in words
 * @param remarks what a person should know besides
 */
public record SchemaDiff(
        String from, String to, String sql, List<String> differences, List<String> destroyed, List<String> remarks) {

    public SchemaDiff {
        differences = List.copyOf(differences);
        destroyed = List.copyOf(destroyed);
        remarks = List.copyOf(remarks);
    }
}
