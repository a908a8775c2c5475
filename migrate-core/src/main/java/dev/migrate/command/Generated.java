package dev.migrate.command;

import dev.migrate.script.Script;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an autogeneration has found, and written.
 *
 * @param file the new revision; null where nothing differs
 * @param source what the model was compared with, in words
 * @param differences a line for each difference
 * @param destroyed what the upgrade destroys, in words
 * @param notes where the model comes from
 * @param remarks what a person should look at: possible renames, what depends on the rows, what is not compared
 */
public record Generated(
        @Nullable Script file,
        String source,
        List<String> differences,
        List<String> destroyed,
        List<String> notes,
        List<String> remarks) {

    public Generated {
        differences = List.copyOf(differences);
        destroyed = List.copyOf(destroyed);
        notes = List.copyOf(notes);
        remarks = List.copyOf(remarks);
    }

    /** The new revision, if anything differs. */
    public Optional<Script> script() {
        return Optional.ofNullable(file);
    }
}
