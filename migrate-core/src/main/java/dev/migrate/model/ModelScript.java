package dev.migrate.model;

import java.util.List;

/**
 * A model as DDL.
 *
 * @param statements the statements, in any order
 * @param remarks what a person should know about it
 */
public record ModelScript(List<ModelStatement> statements, List<String> remarks) {

    public ModelScript {
        statements = List.copyOf(statements);
        remarks = List.copyOf(remarks);
    }
}
