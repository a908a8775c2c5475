package dev.migrate.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migrate.sql.CopyData;
import dev.migrate.sql.Statement;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The text of a script on its way out: the data of a COPY goes from its file to the script without being held. */
final class ScriptText {

    private final OutputStream out;

    ScriptText(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    void add(String text) {
        try {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Statement statement) {
        add(statement.text() + ";\n");
        statement.copyData().ifPresent(this::add);
    }

    private void add(CopyData data) {
        try {
            data.giveTo((bytes, length) -> out.write(bytes, 0, length));
            add("\\.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void end() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
