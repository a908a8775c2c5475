package dev.migrate.op;

/**
 * A revision in Java: the one class of a {@code .java} revision file. It has a constructor without parameters, and needs
 * not be public.
 *
 * <p>A revision whose steps divide the transaction ({@link Operations#autocommit}, {@link Operations#repeat},
 * {@link Operations#batch}, an index that is built concurrently) goes on where it was interrupted: its method runs again,
 * and the statements that were committed are passed over. So a method gives the same operations in the same order each
 * time.
 */
public interface JavaMigration {

    /**
     * Leads to this revision.
     *
     * @throws Exception whatever goes wrong; the transaction is rolled back, and the run ends with the message and the
     *     line of this file
     */
    void upgrade(Operations op) throws Exception;

    /**
     * Leads back to the revision before. A class that does not override it has no way back, and every plan that needs one
     * is refused before anything runs.
     *
     * @throws Exception as {@link #upgrade}
     */
    default void downgrade(Operations op) throws Exception {
        throw new UnsupportedOperationException("no downgrade");
    }
}
