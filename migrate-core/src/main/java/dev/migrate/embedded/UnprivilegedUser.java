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

    /** The user for servers whose files lie in this directory. */
    static UnprivilegedUser forFilesIn(Path directory) {
        if (!isRoot(directory)) {
            return new Myself();
        }
        UnprivilegedUser namespace = new InUserNamespace();
        if (Command.succeeds(namespace.prefix(), "true")) {
            return namespace;
        }
        UnprivilegedUser nobody = new Nobody();
        if (Command.succeeds(nobody.prefix(), "test", "-r", directory.toString())) {
            return nobody;
        }
        throw new MigrateException(
                "The embedded PostgreSQL cannot run here: Maven runs as root, this machine forbids user namespaces, "
                        + "and the user nobody cannot read " + directory + ".",
                "Run Maven as an ordinary user, or point migrate.url at a PostgreSQL server.");
    }

    private static boolean isRoot(Path directory) {
        try {
            Path probe = Files.createTempFile(directory, "owner", null);
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
