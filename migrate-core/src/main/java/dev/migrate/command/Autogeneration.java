package dev.migrate.command;

import dev.migrate.diff.Locking;
import java.util.List;

/**
 * What an autogeneration is asked for.
 *
 * @param revision the revision to write
 * @param renames what is renamed, as {@code account.name:full_name}
 * @param proof whether the revision is tried before it is written
 * @param locking what its statements may lock
 */
public record Autogeneration(NewRevision revision, List<String> renames, Proof proof, Locking locking) {

    public Autogeneration {
        renames = List.copyOf(renames);
    }

    /** Whether a revision is tried before it is written. */
    public enum Proof {
        /** It is run in a scratch database, there and back; what does not lead there is not written. */
        WANTED,
        /** It is written as it is, and says so. */
        LEFT_OUT
    }
}
