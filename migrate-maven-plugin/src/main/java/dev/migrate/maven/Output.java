package dev.migrate.maven;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the answer of a goal goes: to standard output as it is, without Maven's prefix, so that it can be read by
 * programs and {@code -q} leaves nothing else; or to a file.
 */
record Output(Format format, String file, Path base) {

    /** What an answer looks like. */
    enum Format {
        TEXT,
        JSON
    }

    static Output of(String format, String file, Path base) {
        return new Output(Choice.of("format", format, Format.values()), file, base);
    }

    /** Writes the answer in the form that was asked for. */
    void write(Supplier<List<String>> text, Supplier<String> json) {
        write(format == Format.JSON ? json.get() + "\n" : lines(text.get()));
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** Writes an answer that has one form only. */
    @SuppressWarnings("SystemOut") // the answer itself, not a message
    void write(String answer) {
        if (file.isEmpty()) {
            System.out.print(answer);
            System.out.flush();
            return;
        }
        Path target = base.resolve(file);
        try {
            if (target.getParent() != null) {
                Files.createDirectories(target.getParent());
            }
            Files.writeString(target, answer);
        } catch (IOException e) {
            throw new MigrateException(
                    "Cannot write " + file + ": " + e + ".",
                    "Name a file in a directory that can be written: -Doutput=",
                    e);
        }
    }
}
