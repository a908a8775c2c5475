package dev.migrate.model;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The wanted schema: what all sources say together, such as entities and, beside them, views and functions in SQL.
 *
 * @param sources where it comes from, at least one
 */
public record Model(List<ModelSource> sources) {

    private static final int SHOWN = 5;

    public Model {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("no source");
        }
    }

    /** What messages call it. */
    public String name() {
        return sources.stream().map(ModelSource::name).collect(Collectors.joining(" and "));
    }

    /**
     * Creates the wanted schema. The order of statements does not matter, nor which source they come from.
     *
     * @param session a session in an empty database
     * @return what a person should know about it
     * @throws MigrateException if a source cannot be read, or the server refuses what it says
     */
    public List<String> build(Session session) {
        List<ModelStatement> statements = new ArrayList<>();
        List<ModelStatement> ofEntities = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (ModelSource source : sources) {
            ModelScript script = source.script(session.major());
            (source instanceof JpaModel ? ofEntities : statements).addAll(script.statements());
            remarks.addAll(script.remarks());
        }
        statements.addAll(0, new Views(statements).without(ofEntities, remarks));
        ModelLoad load = new ModelLoad(session);
        load.run(statements);
        if (!load.causes().isEmpty()) {
            throw problem(load.causes());
        }
        return remarks;
    }

    /**
     * What has to be in a database that the model is right about: what was made of it, and what is there already that the
     * model cannot speak of.
     *
     * @param made what {@link #build} has made
     * @param there what there is
     * @throws MigrateException if what is there and stays stands on something that goes
     */
    public Catalog completed(Catalog made, Catalog there) {
        boolean entities = sources.stream().anyMatch(JpaModel.class::isInstance);
        boolean alone = sources.stream().allMatch(JpaModel.class::isInstance);
        return entities ? new EntityLimits(made, there).completed(alone) : made;
    }

    private static MigrateException problem(List<ModelLoad.Refused> refused) {
        String problems = refused.stream()
                .limit(SHOWN)
                .map(ModelLoad.Refused::told)
                .collect(Collectors.joining(System.lineSeparator() + "  "));
        ServerError first = refused.get(0).error();
        String hint = switch (first.sqlState()) {
            case "58P01", "0A000" -> "Install what the server lacks there, or take it out of the model.";
            case "42501" -> "The role that builds the model lacks a privilege: grant it, or take the statement out.";
            case "42P07" ->
                "Something is in the model twice, as in the entities and in the files beside them: leave it out of one, or "
                        + "the entities altogether with -Dmigrate.model.jpa=false.";
            case "42704" ->
                "What it names has to exist: a role on the server (create it there, or take the grant out of the model), a "
                        + "type in the model or in an extension of it.";
            default -> "The order of statements and files does not matter: something is missing, or wrong. Mend it.";
        };
        String more =
                refused.size() > SHOWN ? System.lineSeparator() + "  and " + (refused.size() - SHOWN) + " more" : "";
        return new MigrateException(
                refused.size() == 1
                        ? "The model cannot be built: " + problems
                        : "The model cannot be built:" + System.lineSeparator() + "  " + problems + more,
                hint,
                first);
    }
}
