package dev.migrate.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The classes of one revision file, which hide those of the same name in the project. */
final class RevisionClasses extends ClassLoader {

    private final Map<String, byte[]> classes;

    RevisionClasses(Map<String, byte[]> classes, ClassLoader project) {
        super(project);
        this.classes = Map.copyOf(classes);
    }

    /** All of them, loaded but not initialized. */
    List<Class<?>> all() throws ClassNotFoundException {
        List<Class<?>> all = new ArrayList<>();
        for (String name : classes.keySet().stream().sorted().toList()) {
            all.add(loadClass(name));
        }
        return all;
    }

    /** Whether a class of that name stands in the file. */
    boolean holds(String name) {
        return classes.containsKey(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }
    }
}
