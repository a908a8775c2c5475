package dev.migrate.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is made when there is something to write: what was there before survives a goal that fails. */
final class AnswerFile extends OutputStream {

    private final Path target;
    private @Nullable OutputStream opened;

    AnswerFile(Path target) {
        this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (opened == null) {
            if (target.getParent() != null) {
                Files.createDirectories(target.getParent());
            }
            opened = Files.newOutputStream(target);
        }
        opened.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }
}
