package dev.migrate.command;

import dev.migrate.revision.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a script is wanted for: {@code from:to}, or only where to.
 *
 * @param startTarget where it starts; null for what the configured database holds, or the base without one
 * @param end where it leads
 * @param tag a note for its first lines; may be empty
 */
public record OfflinePlan(@Nullable Target startTarget, Target end, String tag) {

    /**
     * Reads {@code from:to} or {@code to}.
     *
     * @throws dev.migrate.MigrateException if it is neither
     */
    public static OfflinePlan parse(String text, String tag) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new OfflinePlan(null, Target.parse(text), tag)
                : new OfflinePlan(Target.parse(text.substring(0, colon)), Target.parse(text.substring(colon + 1)), tag);
    }

    /** Where it starts, if the user said so. */
    public Optional<Target> start() {
        return Optional.ofNullable(startTarget);
    }
}
