package dev.migrate.runner;

import dev.migrate.postgres.RunLock;
import dev.migrate.postgres.ServerError;
import dev.migrate.revision.Step;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks after a run from beside, over the connection that holds the lock: tells from time to time that a step still runs,
 * how far it has come, and who is in its way. Passes on every event, one at a time, so that a listener needs no lock.
 */
final class Watch implements Consumer<RunEvent>, AutoCloseable {

    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);
    private static final Duration FIRST_TOLD = Duration.ofSeconds(2);
    private static final Duration SELDOMEST_TOLD = Duration.ofSeconds(30);

    private final Consumer<? super RunEvent> listener;
    private final IntFunction<String> observer;
    private final int backend;
    private final Thread thread = new Thread(this::look, "migrate-watch");
    private @Nullable Step step;
    private String detail = "";
    private long started;
    private Duration next = FIRST_TOLD;
    private boolean closed;

    /** A watch over the work of a server process. */
    Watch(Consumer<? super RunEvent> listener, RunLock lock, int backend) {
        this.listener = listener;
        this.observer = lock::observe;
        this.backend = backend;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void accept(RunEvent event) {
        if (event instanceof RunEvent.Running running) {
            detail = running.detail();
            return;
        }
        if (event instanceof RunEvent.Started begun && !begun.step().equals(step)) {
            step = begun.step();
            detail = "";
            started = System.nanoTime();
            next = FIRST_TOLD;
        } else if (event instanceof RunEvent.Finished) {
            step = null;
        }
        listener.accept(event);
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(LOOKS_EVERY.toMillis());
                Step watched = dueStep();
                if (watched != null) {
                    tell(watched, observe());
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** The step that has run so long that it is time to tell of it. */
    private synchronized @Nullable Step dueStep() {
        return step != null && elapsed().compareTo(next) >= 0 ? step : null;
    }

    private String observe() {
        try {
            return observer.apply(backend);
        } catch (ServerError e) {
            return ""; // the run itself will meet whatever is wrong
        }
    }

    private synchronized void tell(Step watched, String observed) {
        if (!closed && watched.equals(step)) {
            String text = observed.isEmpty() ? detail : detail.isEmpty() ? observed : detail + ", " + observed;
            listener.accept(new RunEvent.Running(watched, elapsed(), text));
            Duration pause = elapsed().compareTo(SELDOMEST_TOLD) < 0 ? elapsed() : SELDOMEST_TOLD;
            next = elapsed().plus(pause);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
