package dev.migrate.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of a project's revisions: compiled all together, and kept by content, so that the next run compiles nothing. */
final class CompiledClasses implements ClassSource {

    private final JavaSettings settings;
    private @Nullable ProjectClasses project;

    CompiledClasses(JavaSettings settings) {
        this.settings = settings;
    }

    @Override
    public Map<Script, Map<String, byte[]>> classes(List<Script> scripts) {
        ProjectClasses classes = project();
        ClassCache cache = new ClassCache(settings.cache(), classes, release());
        Map<Script, Map<String, byte[]>> found = new HashMap<>();
        List<Script> missing = new ArrayList<>();
        for (Script script : scripts) {
            cache.find(script).ifPresentOrElse(kept -> found.put(script, kept), () -> missing.add(script));
        }
        if (!missing.isEmpty()) {
            new JavaCompilation(classes, release()).compile(missing).forEach((script, made) -> {
                cache.keep(script, made);
                found.put(script, made);
            });
        }
        return found;
    }

    @Override
    public ClassLoader surroundings() {
        return project();
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
