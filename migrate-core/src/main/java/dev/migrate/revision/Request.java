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
        UPGRADE("upgrade to", "-Dtarget="),
        DOWNGRADE("downgrade to", "-Dtarget="),
        STAMP("stamp", "-Drevisions="),
        RESOLVE("resolve", "");

        private final String verb;
        private final String option;

        Purpose(String verb, String option) {
            this.verb = verb;
            this.option = option;
        }
    }

    boolean isFor(Purpose other) {
        return purpose == other;
    }

    /** Another target as the user would type it: {@code -Dtarget=billing@head}. */
    String typed(String other) {
        return purpose.option + other;
    }

    /** The same target on another branch, as the user would type it. */
    String typedOn(String branch) {
        return typed(branch + "@" + (target instanceof Target.OnBranch on ? on.place() : target));
    }

    /** The refusal: {@code Cannot upgrade to 'head': } and the reason. */
    MigrateException refused(String reason, String hint) {
        return new MigrateException("Cannot " + purpose.verb + " '" + target + "': " + reason, hint);
    }
}
