package dev.migrate.script;

import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes of revisions in Java: compiled when they are about to run, all together, and kept by content, so that the
 * next run compiles nothing. Each revision has a class loader of its own, so two may have a class of the same name. To be
 * closed when nothing of it runs any more; not thread-safe.
 */
public final class JavaScripts implements AutoCloseable {

    private final JavaSettings settings;
    private final Map<Script, CompiledScript> compiled = new HashMap<>();
    private @Nullable ProjectClasses project;

    /** The classes of a project; compiles nothing yet. */
    public JavaScripts(JavaSettings settings) {
        this.settings = settings;
    }

    /**
     * Makes these revisions ready to run; those in SQL are.
     *
     * @throws MigrateException if one does not compile, with every error by file and line; if there is no compiler; if a
     *     file does not hold exactly one revision
     */
    public void prepare(Collection<Script> scripts) {
        List<Script> wanted = scripts.stream()
                .filter(script -> script.isJava() && !compiled.containsKey(script))
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        ProjectClasses classes = project();
        ClassCache cache = new ClassCache(settings.cache(), classes, release());
        Map<Script, Map<String, byte[]>> found = new HashMap<>();
        List<Script> missing = new ArrayList<>();
        for (Script script : wanted) {
            cache.find(script).ifPresentOrElse(kept -> found.put(script, kept), () -> missing.add(script));
        }
        if (!missing.isEmpty()) {
            new JavaCompilation(classes, release()).compile(missing).forEach((script, made) -> {
                cache.keep(script, made);
                found.put(script, made);
            });
        }
        wanted.forEach(script -> compiled.put(
                script, CompiledScript.of(script, new RevisionClasses(found.getOrDefault(script, Map.of()), classes))));
    }

    /** The code of a revision that was made ready. */
    public CompiledScript code(Script script) {
        CompiledScript code = compiled.get(script);
        if (code == null) {
            throw new IllegalStateException("Not compiled: " + script.revision());
        }
        return code;
    }

    private ProjectClasses project() {
        if (project == null) {
            project = ProjectClasses.open(settings.classPath().get());
        }
        return project;
    }

    private int release() {
        return settings.release().orElse(Runtime.version().feature());
    }

    @Override
    public void close() {
        if (project != null) {
            project.close();
        }
    }
}
