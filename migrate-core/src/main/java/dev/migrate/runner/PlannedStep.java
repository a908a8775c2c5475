package dev.migrate.runner;

import dev.migrate.postgres.RunLog.Direction;
import dev.migrate.revision.Step;
import dev.migrate.script.Script;
import dev.migrate.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a plan would do.
 *
 * @param step the step
 * @param statements how many statements of its file would run
 * @param outside those of them that run outside the transaction of the others
 * @param readsData whether it is in Java and asks for the database, so that only what it does before that is known
 * @param noWayBackBecause why an upgrade could not be undone, or a downgrade is refused; null where there is a way
 */
public record PlannedStep(
        Step step,
        int statements,
        List<Outside> outside,
        boolean readsData,
        @Nullable String noWayBackBecause) {

    public PlannedStep {
        outside = List.copyOf(outside);
    }

    /**
     * What these steps would do; only upgrades and downgrades. Those in Java are compiled, and run without a database.
     *
     * @throws dev.migrate.MigrateException if one does not compile, or fails
     */
    public static List<PlannedStep> of(List<Step> steps, Sections sections) {
        sections.prepare(steps);
        return steps.stream().map(step -> of(step, sections)).toList();
    }

    static PlannedStep of(Step step, Sections sections) {
        StepSection section = StepSection.of(step, sections.history());
        Script script = section.script();
        boolean readsData = false;
        if (script.isJava()
                && (section.direction() == Direction.UPGRADE
                        || script.irreversibleBecause().isEmpty())) {
            Recording recording = sections.recording(section);
            section = section.giving(recording.statements());
            readsData = recording.end().isPresent();
        }
        Optional<String> noWayBack =
                script.irreversibleBecause().map(reason -> script.revision().source() + reason);
        return new PlannedStep(
                step, section.statements().size(), Outside.all(section), readsData, noWayBack.orElse(null));
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

        static List<Outside> all(StepSection section) {
            return section.statements().stream()
                    .filter(StepSection::runsOutside)
                    .map(statement -> of(section, statement))
                    .toList();
        }

        static Outside of(StepSection section, Statement statement) {
            return new Outside(
                    section.revision().source() + ":" + statement.line(),
                    statement.text().lines().findFirst().orElse(""),
                    StepSection.isRepeated(statement));
        }
    }
}
