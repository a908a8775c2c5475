package dev.migrate.embedded;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The user a server runs as. PostgreSQL refuses to run as root, so root steps into a user namespace in which it is
 * nobody, or, where the kernel forbids that (a container, mostly), really becomes nobody.
 */
sealed interface UnprivilegedUser {

    /** What stands before a command so that it runs as this user. */
    List<String> prefix();

    /** Makes a directory, with all in it, this user's own. */
    void own(Path directory);

    /** The user that servers started by this process run as. */
    static UnprivilegedUser current() {
        if (!isRoot()) {
            return new Myself();
        }
        UnprivilegedUser namespace = new InUserNamespace();
        return Command.succeeds(namespace.prefix(), "true") ? namespace : new Nobody();
    }

    /**
     * Makes sure that this user gets at a directory.
     *
     * @throws MigrateException if it does not: where root has to become nobody, and nobody is kept out
     */
    default void requireAccess(Path directory) {
        if (!prefix().isEmpty() && !Command.succeeds(prefix(), "test", "-r", directory.toString())) {
            throw new MigrateException(
                    "The embedded PostgreSQL cannot run in " + directory
                            + ": it must not run as root, and the user nobody " + "cannot read that directory.",
                    "Name another one with -Dmigrate.embedded.directory=/var/tmp/postgres, run Maven as an ordinary user, "
                            + "or point migrate.url at a PostgreSQL server.");
        }
    }

    private static boolean isRoot() {
        try {
            Path probe = Files.createTempFile("owner", null);
            try {
                return Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever runs Maven. */
    record Myself() implements UnprivilegedUser {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void own(Path directory) {
            // what one creates is one's own
        }
    }

    /** Root in a namespace without a mapping: to itself it is nobody, to the files it is still root. */
    record InUserNamespace() implements UnprivilegedUser {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "-U");
        }

        @Override
        public void own(Path directory) {
            // what root creates is root's, inside the namespace too
        }
    }

    /** The user nobody, by number, for there may be no name. */
    record Nobody() implements UnprivilegedUser {
        private static final String ID = "65534";

        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups");
        }

        @Override
        public void own(Path directory) {
            Command.run(List.of(), "chown", "-R", ID + ":" + ID, directory.toString());
        }
    }
}
