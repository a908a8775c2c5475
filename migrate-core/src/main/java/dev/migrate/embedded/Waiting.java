package dev.migrate.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for another process, in short steps. */
final class Waiting {

    private static final long POLL_MILLIS = 5;

    private Waiting() {}

    /** Waits until the condition holds, and tells whether it came to hold in time. */
    static boolean until(BooleanSupplier condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(POLL_MILLIS);
        }
        return true;
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the embedded PostgreSQL", e);
        }
    }
}
