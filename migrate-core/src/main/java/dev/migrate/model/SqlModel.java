package dev.migrate.model;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The wanted schema as plain DDL, in files whose order does not matter: what {@code pg_dump --schema-only} writes, or what
 * a person does.
 */
public final class SqlModel implements ModelSource {

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
    public ModelScript script(int major) {
        return new ModelScript(new ModelFiles(base, roots).statements(), List.of());
    }
}
