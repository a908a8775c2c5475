package dev.migrate.runner;

import dev.migrate.sql.Statement;

/**
 * A statement of Migrate's own around those of a step.
 *
 * @param purpose what it is for
 * @param statement what is sent
 */
record Own(Purpose purpose, Statement statement) {

    static Own of(Purpose purpose, String sql) {
        return new Own(purpose, Statement.own(sql));
    }

    /** What it is for, and what is told where the server refuses it. */
    enum Purpose {
        LIMITS("its timeouts could not be set"),
        LOCK("the lock of its version rows could not be taken"),
        TABLES("the version table and the log could not be created"),
        EXPECT("the version rows could not be read"),
        FLUSH("its beginning could not be told"),
        ROLE("the role of the session could not be put back"),
        ROWS("its version rows could not be written"),
        LOG("its row in the log could not be written"),
        SESSION("what it left in the session could not be cleared");

        private final String failure;

        Purpose(String failure) {
            this.failure = failure;
        }

        /** What could not be done, as the end of a sentence. */
        String failure() {
            return failure;
        }
    }
}
