package dev.migrate.command;

import dev.migrate.catalog.Selection;
import dev.migrate.model.ModelSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which schema is wanted, and what of it is looked at.
 *
 * @param model where the wanted schema comes from; null where the project has no model
 * @param selection which objects are compared
 */
public record SchemaSettings(@Nullable ModelSource model, Selection selection) {

    /** No model, all objects. */
    public static final SchemaSettings NONE = new SchemaSettings(null, Selection.all());

    /** Where the wanted schema comes from, if the project says so. */
    public Optional<ModelSource> source() {
        return Optional.ofNullable(model);
    }
}
