package dev.migrate.model;

import dev.migrate.MigrateException;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The wanted schema as plain DDL, in files whose order does not matter: what {@code pg_dump --schema-only} writes, or what
 * a person does.
 */
public final class SqlModel implements ModelSource {

    private static final int SHOWN = 5;

    private final Path base;
    private final List<Path> roots;

    /**
     * A model.
     *
     * @param base the directory from which messages name files
     * @param roots files, and directories of {@code .sql} files that are searched with all that lies in them
     */
    public SqlModel(Path base, List<Path> roots) {
        this.base = base;
        this.roots = List.copyOf(roots);
    }

    @Override
    public String name() {
        return roots.stream()
                .map(root -> root.startsWith(base) ? base.relativize(root) : root)
                .map(Path::toString)
                .collect(Collectors.joining(", "));
    }

    @Override
    public void build(Session session) {
        ModelLoad load = new ModelLoad(session);
        load.run(new ModelFiles(base, roots).statements());
        if (!load.causes().isEmpty()) {
            throw problem(load.causes());
        }
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
            default ->
                first.said().contains("role ")
                        ? "A role that is granted something has to exist on the server: create it there, or take the grant "
                                + "out of the model."
                        : "The order of statements and files does not matter: something is missing, or wrong. Mend it.";
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
