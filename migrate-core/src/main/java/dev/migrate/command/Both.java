package dev.migrate.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What two pieces of work made that were done at the same time, such as one schema that was read while the other was built.
 *
 * @param first what the first made
 * @param second what the second made
 */
record Both<A, B>(A first, B second) {

    /**
     * Does both. Both have ended when this returns or throws, so that what they stand on can be closed then.
     *
     * @param first done in a thread of its own
     * @param second done in the calling thread
     * @throws RuntimeException what the first has thrown, or else the second
     */
    static <A, B> Both<A, B> of(Supplier<A> first, Supplier<B> second) {
        CompletableFuture<A> begun =
                CompletableFuture.supplyAsync(first, work -> new Thread(work, "migrate-schema").start());
        CompletableFuture<B> done = CompletableFuture.supplyAsync(second, Runnable::run);
        try {
            return begun.thenCombine(done, Both::new).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException exception ? exception : e;
        }
    }
}
