package dev.migrate.revision;

import dev.migrate.MigrateException;

/**
 * What is asked of the history, so that a refusal can repeat it.
 *
 * @param purpose what the target is wanted for
 * @param target the target as the user wrote it
 * @param rows the version rows it is counted from
 */
record Request(Purpose purpose, Target target, Heads rows) {

    /** What a target is wanted for. */
    enum Purpose {
        UPGRADE("upgrade to"),
        DOWNGRADE("downgrade to"),
        STAMP("stamp"),
        RESOLVE("resolve");

        private final String verb;

        Purpose(String verb) {
            this.verb = verb;
        }
    }

    boolean isFor(Purpose other) {
        return purpose == other;
    }

    /** The refusal: {@code Cannot upgrade to 'head': } and the reason. */
    MigrateException refused(String reason, String hint) {
        return new MigrateException("Cannot " + purpose.verb + " '" + target + "': " + reason, hint);
    }
}
