package dev.migrate.script;

import dev.migrate.revision.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A revision file, parsed.
 *
 * @param revision its node in the history
 * @param path where the file lies
 * @param description the first comment of the file, whole: its first line is the message of the revision
 * @param created when it was written, or null where the file does not say
 * @param upgrade the way up
 * @param downgrade the way down
 */
public record Script(
        Revision revision,
        Path path,
        String description,
        @Nullable Instant created,
        Section upgrade,
        Section downgrade) {

    /**
     * Why there is no way back, if there is none: the file says so, it has no downgrade section or method, or that section
     * is empty although the upgrade is not, so that running it would only lose track of what is there.
     */
    public Optional<String> irreversibleBecause() {
        if (!downgrade.present()) {
            return Optional.of(isJava() ? " has no downgrade method." : " has no downgrade section.");
        }
        String place = ":" + downgrade.line();
        if (downgrade.irreversible()) {
            return Optional.of(place + " says that it is irreversible.");
        }
        return downgrade.isEmpty() && !upgrade.isEmpty()
                ? Optional.of(place + " has an empty downgrade " + (isJava() ? "method." : "section."))
                : Optional.empty();
    }

    /** Whether it is written in Java. */
    public boolean isJava() {
        return upgrade instanceof Section.Java;
    }

    /** When it was written, where the file says so. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(created);
    }
}
