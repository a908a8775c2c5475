package dev.migrate.script;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Where the bytes of a revision file come from, as often as they are asked for: the same ones each time. */
interface ByteSource {

    /** Opens it. */
    InputStream open() throws IOException;

    /** The bytes of a file, as long as it does not change. */
    static ByteSource of(Path path) throws IOException {
        return FileSource.of(path);
    }

    /**
     * A file in the state that it was found in.
     *
     * @param path the file
     * @param state its size and its time
     */
    record FileSource(Path path, String state) implements ByteSource {

        static FileSource of(Path path) throws IOException {
            return new FileSource(path, stateOf(path));
        }

        private static String stateOf(Path path) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.size() + " " + attributes.lastModifiedTime();
        }

        @Override
        public InputStream open() throws IOException {
            if (!stateOf(path).equals(state)) {
                throw new MigrateException(
                        "The file " + path + " has changed since it was read.",
                        "Leave it as it is while a goal runs, and run it again.");
            }
            return Files.newInputStream(path);
        }
    }
}
