package dev.migrate.script;

import dev.migrate.revision.Revision;
import dev.migrate.sql.Checksum;
import dev.migrate.sql.Statement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
     * Why there is no way back, if there is none: the file says so, it has no downgrade section, or that section is empty
     * although the upgrade is not, so that running it would only lose track of what is there.
     */
    public Optional<String> irreversibleBecause() {
        if (!downgrade.present()) {
            return Optional.of(" has no downgrade section.");
        }
        String place = ":" + downgrade.line();
        if (downgrade.irreversible()) {
            return Optional.of(place + " says that it is irreversible.");
        }
        return downgrade.statements().isEmpty() && !upgrade.statements().isEmpty()
                ? Optional.of(place + " has an empty downgrade section.")
                : Optional.empty();
    }

    /** When it was written, where the file says so. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(created);
    }

    /**
     * One direction of a revision file.
     *
     * @param statements what it runs, in order
     * @param line the line of its directive, counted from 1; 0 where the file has no such section
     * @param irreversible whether it says that there is no way back
     */
    public record Section(List<Statement> statements, int line, boolean irreversible) {

        public Section {
            statements = List.copyOf(statements);
        }

        /** The section of a file that has none. */
        static Section absent() {
            return new Section(List.of(), 0, false);
        }

        /** What it does, as one short text that can be kept and compared. */
        public Checksum checksum() {
            return Checksum.of(statements);
        }

        /** Whether the file has this section at all. */
        public boolean present() {
            return line > 0;
        }
    }
}
