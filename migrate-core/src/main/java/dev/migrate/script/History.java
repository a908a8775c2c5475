package dev.migrate.script;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All revision files of a project, read and checked together: the graph, and the file of each of its nodes. */
public final class History {

    private final RevisionGraph graph;
    private final Map<RevisionId, Script> scripts;

    private History(RevisionGraph graph, Map<RevisionId, Script> scripts) {
        this.graph = graph;
        this.scripts = scripts;
    }

    /**
     * The history that these files make.
     *
     * @throws dev.migrate.MigrateException if they do not make a sound graph; names every file concerned
     */
    public static History of(Collection<Script> scripts) {
        RevisionGraph graph =
                RevisionGraph.of(scripts.stream().map(Script::revision).toList());
        Map<RevisionId, Script> byId = new HashMap<>();
        scripts.forEach(script -> byId.put(script.revision().id(), script));
        return new History(graph, byId);
    }

    /** The same history with one more revision. */
    public History with(Script script) {
        List<Script> all = new ArrayList<>(scripts.values());
        all.add(script);
        return of(all);
    }

    /** Which revision follows which. */
    public RevisionGraph graph() {
        return graph;
    }

    /** The file of a revision of the graph. */
    public Script script(RevisionId id) {
        Script script = scripts.get(id);
        if (script == null) {
            throw new IllegalArgumentException("No file for " + id);
        }
        return script;
    }

    /** Whether there is no revision yet. */
    public boolean isEmpty() {
        return scripts.isEmpty();
    }
}
