package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.Visible;
import dev.migrate.runner.OfflineScript;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
    void write(Supplier<String> text, Supplier<String> json) {
        String answer = format == Format.JSON ? json.get() + "\n" : text.get();
        write(to -> give(to, answer));
    }

    /** Findings, revisions and the like, each on the one line that is its own whatever it holds. */
    static String lines(List<String> lines) {
        return lines.stream().map(line -> Visible.text(line) + "\n").collect(Collectors.joining());
    }

    /** Writes a script for psql, which on standard output may not be the last: it says itself where it ends. */
    void writeScript(Consumer<OutputStream> script) {
        write(to -> {
            script.accept(to);
            if (file.isEmpty()) {
                give(to, OfflineScript.END);
            }
        });
    }

    static void give(OutputStream to, String text) {
        try {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("SystemOut") // the answer itself, not a message
    private void write(Consumer<OutputStream> answer) {
        if (file.isEmpty()) {
            endPlainly(System.out);
            answer.accept(System.out);
            System.out.flush();
            return;
        }
        try (OutputStream to = new AnswerFile(base.resolve(file))) {
            answer.accept(to);
            to.write(new byte[0]); // an empty answer, too, is a file
        } catch (IOException | UncheckedIOException e) {
            throw new MigrateException(
                    "Cannot write " + file + ": " + (e instanceof UncheckedIOException ? e.getCause() : e) + ".",
                    "Name a file in a directory that can be written: -Doutput=",
                    e);
        }
    }

    /** The console of Maven 3.8 ends standard output with a code that resets colours, in a file as well: not behind an answer. */
    private static void endPlainly(PrintStream console) {
        try {
            console.getClass().getMethod("setResetAtUninstall", boolean.class).invoke(console, false);
        } catch (ReflectiveOperationException e) {
            // a console that writes no such code
        }
    }
}
