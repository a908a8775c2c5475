package dev.migrate.runner;

import dev.migrate.revision.Step;
import dev.migrate.script.History;
import dev.migrate.script.Script;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a plan would do.
 *
 * @param step the step
 * @param statements how many statements of its file would run
 * @param outside those of them that run outside the transaction of the others
 * @param noWayBackBecause why an upgrade could not be undone, or a downgrade is refused; null where there is a way
 */
public record PlannedStep(
        Step step,
        int statements,
        List<Outside> outside,
        @Nullable String noWayBackBecause) {

    public PlannedStep {
        outside = List.copyOf(outside);
    }

    /** What a step would do; only for upgrades and downgrades. */
    public static PlannedStep of(Step step, History history) {
        StepSection section = StepSection.of(step, history);
        Script script = section.script();
        List<Outside> outside = IntStream.range(0, section.statements().size())
                .filter(section::runsOutside)
                .mapToObj(index -> Outside.of(section, index))
                .toList();
        Optional<String> noWayBack =
                script.irreversibleBecause().map(reason -> script.revision().source() + reason);
        return new PlannedStep(step, section.statements().size(), outside, noWayBack.orElse(null));
    }

    /** Why there is no way back over its revision, if so. */
    public Optional<String> irreversible() {
        return Optional.ofNullable(noWayBackBecause);
    }

    /**
     * A statement that divides its step.
     *
     * @param place file and line
     * @param statement its first line
     * @param repeated whether it runs until it changes no row
     */
    public record Outside(String place, String statement, boolean repeated) {

        static Outside of(StepSection section, int index) {
            var statement = section.statements().get(index);
            return new Outside(
                    section.revision().source() + ":" + statement.line(),
                    statement.text().lines().findFirst().orElse(""),
                    section.isRepeated(index));
        }
    }
}
