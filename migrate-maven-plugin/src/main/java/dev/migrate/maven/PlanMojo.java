package dev.migrate.maven;

import dev.migrate.command.Migrate.Direction;
import dev.migrate.command.Plan;
import dev.migrate.runner.PlannedStep;
import dev.migrate.runner.StepTitle;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows what an upgrade or a downgrade would do now: the steps in their order, which statements run outside a
 * transaction, and what could not be undone. Changes nothing.
 *
 * <ul>
 *   <li>{@code mvn migrate:plan}
 *   <li>{@code mvn migrate:plan -Dtarget=base -Ddirection=downgrade}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
public final class PlanMojo extends AbstractReadingMojo {

    /**
     * Where to go, as for {@code upgrade} and {@code downgrade}. On the command line {@code -Dtarget=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.target", defaultValue = "head")
    private String target = "head";

    /**
     * Which way: {@code upgrade} or {@code downgrade}. On the command line {@code -Ddirection=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.direction", defaultValue = "upgrade")
    private String direction = "upgrade";

    @Override
    void runWithDatabase() {
        Direction way = Choice.of("direction", arguments().text("direction", direction), Direction.values());
        Plan plan = migrate().plan(way, AbstractRunMojo.online(arguments().text("target", target)));
        answer(() -> text(plan), () -> Json.plan(plan));
        if (plan.steps().isEmpty()) {
            getLog().info("Nothing to do: " + plan.address() + " is there already.");
        }
    }

    private static List<String> text(Plan plan) {
        List<String> lines = new ArrayList<>();
        for (PlannedStep step : plan.steps()) {
            lines.add(StepTitle.of(step.step()) + " (" + step.statements()
                    + (step.statements() == 1 ? " statement" : " statements")
                    + (step.readsData() ? ", then it reads data)" : ")"));
            step.outside()
                    .forEach(outside -> lines.add(
                            "    " + outside.place() + (outside.repeated() ? " repeats" : " runs outside a transaction")
                                    + ": " + outside.statement()));
            step.irreversible().ifPresent(reason -> lines.add("    no way back: " + reason));
        }
        return lines;
    }
}
