package dev.migrate.runner;

import java.time.Duration;

/**
 * How a run behaves towards others who use the database.
 *
 * @param transaction what is committed together
 * @param lockTimeout how long a statement waits for a lock that others hold; zero for ever
 * @param statementTimeout how long a statement may take; zero for what the role or the database says
 * @param lockWait how long to wait for another run to end
 * @param retries how often a step is tried again after a refusal that may pass
 */
public record RunSettings(
        TransactionMode transaction, Duration lockTimeout, Duration statementTimeout, Duration lockWait, int retries) {

    /** One transaction a revision, five seconds for a lock, no limit for a statement, ten minutes for another run. */
    public static final RunSettings DEFAULT =
            new RunSettings(TransactionMode.REVISION, Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(10), 5);

    /** What is committed together. */
    public enum TransactionMode {
        /** Each revision with its version rows and its log row. */
        REVISION,
        /** The whole run: all or nothing. */
        ALL
    }
}
