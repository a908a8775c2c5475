package dev.migrate.revision;

import dev.migrate.MigrateException;

/**
 * A stretch of the history, both ends included.
 *
 * @param start where it begins; {@code base} if nothing was written
 * @param end where it ends; {@code heads} if nothing was written
 */
public record TargetRange(Target start, Target end) {

    /** The whole history. */
    public static TargetRange all() {
        return new TargetRange(Target.Symbol.BASE, Target.Symbol.HEADS);
    }

    /**
     * Reads {@code a:b}, {@code a:} or {@code :b}.
     *
     * @throws MigrateException if the text is not a range of targets
     */
    public static TargetRange parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || colon != text.lastIndexOf(':')) {
            throw new MigrateException(
                    "'" + text + "' is not a range.", "Write start:end, start: or :end, as in -Drange=ae10:head.");
        }
        String start = text.substring(0, colon);
        String end = text.substring(colon + 1);
        return new TargetRange(
                start.isBlank() ? Target.Symbol.BASE : Target.parse(start),
                end.isBlank() ? Target.Symbol.HEADS : Target.parse(end));
    }

    @Override
    public String toString() {
        return start + ":" + end;
    }
}
