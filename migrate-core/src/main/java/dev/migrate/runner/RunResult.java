package dev.migrate.runner;

import dev.migrate.revision.Heads;
import dev.migrate.revision.Step;
import java.util.List;

/**
 * What a run has done.
 *
 * @param steps the steps, in order; empty where there was nothing to do
 * @param before the version rows before it
 * @param after the version rows after it
 */
public record RunResult(List<Step> steps, Heads before, Heads after) {

    public RunResult {
        steps = List.copyOf(steps);
    }
}
