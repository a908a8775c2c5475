package dev.migrate.maven;

import dev.migrate.runner.RunEvent;
import dev.migrate.runner.StepTitle;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Tells the events of a run as lines of Maven's log. */
final class Console implements Consumer<RunEvent> {

    private final Log log;

    Console(Log log) {
        this.log = log;
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.Waiting waiting) {
            log.info("Waiting for another run, " + waiting.holder() + " …");
        } else if (event instanceof RunEvent.FilesChanged changed) {
            changed.scripts()
                    .forEach(script -> log.warn("Revision " + script.revision() + " has changed since it was applied: "
                            + script.revision().source()
                            + ". Accept it with `mvn migrate:stamp -Drevisions=…`, or undo "
                            + "the change."));
        } else if (event instanceof RunEvent.Planned planned) {
            if (!planned.steps().isEmpty()) {
                log.info(planned.address() + ": " + planned.steps().size()
                        + (planned.steps().size() == 1 ? " step" : " steps") + " to run");
            }
        } else if (event instanceof RunEvent.Started started) {
            log.debug("Running " + StepTitle.of(started.step()));
        } else if (event instanceof RunEvent.Resumed resumed) {
            log.info("Going on with " + StepTitle.of(resumed.step()) + ": " + resumed.done()
                    + (resumed.total() > 0 ? " of " + resumed.total() : "") + " statements are done");
        } else if (event instanceof RunEvent.Recovered recovered) {
            log.info("  " + recovered.what());
        } else if (event instanceof RunEvent.LeftOut leftOut) {
            log.warn("Left out, as it refuses a transaction: "
                    + leftOut.statement().place() + ": " + leftOut.statement().statement());
        } else if (event instanceof RunEvent.Running running) {
            log.info("  " + StepTitle.of(running.step()) + ": " + Durations.shown(running.elapsed())
                    + (running.detail().isEmpty() ? "" : ", " + running.detail()));
        } else if (event instanceof RunEvent.Retrying retrying) {
            log.warn(StepTitle.of(retrying.step()) + " was refused: " + retrying.reason());
            log.warn("Retry " + retrying.retry() + " of " + retrying.retries() + " in "
                    + Durations.shown(retrying.pause()));
        } else if (event instanceof RunEvent.Notice notice) {
            if (notice.warning()) {
                log.warn("  " + notice.text());
            } else {
                log.info("  " + notice.text());
            }
        } else if (event instanceof RunEvent.Finished finished) {
            log.info("Running " + StepTitle.of(finished.step()) + " (" + Durations.shown(finished.duration()) + ")");
        } else {
            throw new AssertionError(event);
        }
    }
}
