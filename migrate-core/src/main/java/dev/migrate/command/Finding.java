package dev.migrate.command;

import java.util.Locale;

/**
 * Something that is not as it should be.
 *
 * @param subject what it is about
 * @param text one line that says it
 */
public record Finding(Subject subject, String text) {

    /** What a finding is about. */
    public enum Subject {
        /** The revision files. */
        FILES,
        /** The version rows of the database. */
        ROWS,
        /** The content of what is applied. */
        CHECKSUMS,
        /** The way up of a revision. */
        UPGRADE,
        /** The way down of a revision. */
        DOWNGRADE,
        /** What was done to the database, and is in no revision. */
        DRIFT,
        /** What the wanted schema has otherwise, and no revision does yet. */
        MODEL;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As a person reads it: {@code model: add column public.account.email (text)}. */
    @Override
    public String toString() {
        return subject.word() + ": " + text;
    }
}
