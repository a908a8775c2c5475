package dev.migrate.command;

import dev.migrate.revision.Heads;
import dev.migrate.runner.PlannedStep;
import java.util.List;

/**
 * What a run would do.
 *
 * @param address the database
 * @param rows the version rows now
 * @param steps the steps, in order
 */
public record Plan(String address, Heads rows, List<PlannedStep> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }
}
