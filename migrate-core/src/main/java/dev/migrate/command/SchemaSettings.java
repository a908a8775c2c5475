package dev.migrate.command;

import dev.migrate.catalog.Selection;
import dev.migrate.model.Model;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which schema is wanted, and what of it is looked at.
 *
 * @param model looks for the wanted schema; finds none where the project has no model
 * @param selection which objects are compared
 */
public record SchemaSettings(Supplier<Optional<Model>> model, Selection selection) {

    /** No model, all objects. */
    public static final SchemaSettings NONE = new SchemaSettings(Optional::empty, Selection.all());

    /**
     * The wanted schema, if the project says one.
     *
     * @throws dev.migrate.MigrateException if it should, and cannot be found
     */
    public Optional<Model> wanted() {
        return model.get();
    }

    /** A model that is known already. */
    public static SchemaSettings of(Model model, Selection selection) {
        return new SchemaSettings(() -> Optional.of(model), selection);
    }
}
