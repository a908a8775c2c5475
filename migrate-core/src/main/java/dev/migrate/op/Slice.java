package dev.migrate.op;

/** A part of some work on data that is committed on its own; see {@link Operations#batch}. */
@FunctionalInterface
public interface Slice {

    /**
     * Does the next part, and leaves what is done so that the same query does not find it again.
     *
     * @return how many rows it changed; 0 when nothing is left
     * @throws Exception whatever goes wrong; this part is rolled back, those before it stay
     */
    long run() throws Exception;
}
