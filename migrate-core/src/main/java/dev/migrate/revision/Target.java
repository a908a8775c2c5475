package dev.migrate.revision;

import java.util.Locale;

/** Where a command shall lead, as the user wrote it: {@code ae10}, {@code head}, {@code -1}, {@code billing@base+2}. */
public sealed interface Target {

    /**
     * Reads a target.
     *
     * @throws dev.migrate.MigrateException if the text is not a target
     */
    static Target parse(String text) {
        return TargetParser.parse(text);
    }

    /** A place that every history has. */
    enum Symbol implements Target {
        /** The one head. */
        HEAD,
        /** Every head. */
        HEADS,
        /** Before the first revision. */
        BASE,
        /** The version rows of the database. */
        CURRENT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A revision by name.
     *
     * @param name its id or a branch label that it declares, whole or the beginning of one
     */
    record Named(String name) implements Target {

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A number of steps away from another place: {@code ae10+2}, {@code head-1}; {@code +2} and {@code -1} count from
     * {@link Symbol#CURRENT}.
     *
     * @param from where to start
     * @param steps how many steps up, or down if negative
     */
    record Offset(Target from, int steps) implements Target {

        /** Whether it counts from the version rows. */
        public boolean isRelative() {
            return from == Symbol.CURRENT;
        }

        @Override
        public String toString() {
            return (isRelative() ? "" : from) + (steps < 0 ? "" : "+") + steps;
        }
    }

    /**
     * A place on one branch: {@code billing@head}.
     *
     * @param branch a label or id, whole or the beginning of one; the branch is all that comes before or after it
     * @param place the place there
     */
    record OnBranch(String branch, Target place) implements Target {

        @Override
        public String toString() {
            return branch + "@" + place;
        }
    }
}
