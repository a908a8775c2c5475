package dev.migrate.script;

import dev.migrate.MigrateException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of revisions in Java, taken when they are about to run: those of a project are compiled then, those of an
 * application are packaged with it. Each revision has a class loader of its own, so two may have a class of the same name.
 * To be closed when nothing of it runs any more; not thread-safe.
 */
public final class JavaScripts implements AutoCloseable {

    private final ClassSource source;
    private final Map<Script, CompiledScript> ready = new HashMap<>();

    /** The classes of a project; compiles nothing yet. */
    public JavaScripts(JavaSettings settings) {
        this(new CompiledClasses(settings));
    }

    JavaScripts(ClassSource source) {
        this.source = source;
    }

    /**
     * Makes these revisions ready to run; those in SQL are.
     *
     * @throws MigrateException if one does not compile, with every error by file and line; if there is no compiler; if a
     *     file does not hold exactly one revision
     */
    public void prepare(Collection<Script> scripts) {
        List<Script> wanted = scripts.stream()
                .filter(script -> script.isJava() && !ready.containsKey(script))
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        Map<Script, Map<String, byte[]>> classes = source.classes(wanted);
        wanted.forEach(script -> ready.put(
                script,
                CompiledScript.of(
                        script, new RevisionClasses(classes.getOrDefault(script, Map.of()), source.surroundings()))));
    }

    /** The code of a revision that was made ready. */
    public CompiledScript code(Script script) {
        CompiledScript code = ready.get(script);
        if (code == null) {
            throw new IllegalStateException("Not compiled: " + script.revision());
        }
        return code;
    }

    @Override
    public void close() {
        source.close();
    }
}
