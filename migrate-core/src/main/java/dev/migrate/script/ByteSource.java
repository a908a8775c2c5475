package dev.migrate.script;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Where the bytes of a revision file come from, as often as they are asked for: the same ones each time. */
interface ByteSource {

    /** Opens it. */
    InputStream open() throws IOException;

    /** All of them. */
    default byte[] all() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** The bytes of a file, as long as it does not change after it was found. */
    static ByteSource of(Path path, BasicFileAttributes found) {
        return new FileSource(path, found.size(), found.lastModifiedTime());
    }

    /**
     * A file in the state that it was found in.
     *
     * @param path the file
     * @param size its size in bytes
     * @param modified when it was changed last
     */
    record FileSource(Path path, long size, FileTime modified) implements ByteSource {

        @Override
        public byte[] all() throws IOException {
            return Files.readAllBytes(path);
        }

        @Override
        public InputStream open() throws IOException {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
                throw new MigrateException(
                        "The file " + path + " has changed since it was read.",
                        "Leave it as it is while a goal runs, and run it again.");
            }
            return Files.newInputStream(path);
        }
    }
}
