package dev.migrate.jpa;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What is asked of the program that runs beside the entities.
 *
 * @param classPath the classes of the project and all they need, the provider among them
 * @param roots the directories and jars that are searched for entities and {@code META-INF/persistence.xml}
 * @param packages the packages that are searched, with all below them; none for everything
 * @param unit the name of the persistence unit; empty where there is only one to choose
 * @param properties properties for the provider, stronger than those of the persistence unit
 * @param major the major version of the PostgreSQL that the schema is for
 */
public record Request(
        List<Path> classPath,
        List<Path> roots,
        List<String> packages,
        String unit,
        Map<String, String> properties,
        int major) {

    private static final String CLASS_PATH = "classpath.";
    private static final String ROOT = "root.";
    private static final String PACKAGE = "package.";
    private static final String UNIT = "unit";
    private static final String MAJOR = "major";
    private static final String PROPERTY = "property.";

    public Request {
        classPath = List.copyOf(classPath);
        roots = List.copyOf(roots);
        packages = List.copyOf(packages);
        properties = Map.copyOf(properties);
    }

    /** As properties, which may be read back in another Java. */
    public Properties write() {
        Properties written = new Properties();
        list(written, CLASS_PATH, classPath);
        list(written, ROOT, roots);
        list(written, PACKAGE, packages);
        written.setProperty(UNIT, unit);
        written.setProperty(MAJOR, Integer.toString(major));
        properties.forEach((name, value) -> written.setProperty(PROPERTY + name, value));
        return written;
    }

    /** What {@link #write} has written. */
    static Request read(Properties written) {
        Map<String, String> properties = new TreeMap<>();
        for (String name : written.stringPropertyNames()) {
            if (name.startsWith(PROPERTY)) {
                properties.put(name.substring(PROPERTY.length()), written.getProperty(name));
            }
        }
        return new Request(
                list(written, CLASS_PATH).stream().map(Path::of).toList(),
                list(written, ROOT).stream().map(Path::of).toList(),
                list(written, PACKAGE),
                written.getProperty(UNIT),
                properties,
                Integer.parseInt(written.getProperty(MAJOR)));
    }

    /** Writes a list, one property for each of it. */
    static void list(Properties written, String prefix, List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            written.setProperty(prefix + i, values.get(i).toString());
        }
    }

    /** Reads such a list. */
    static List<String> list(Properties written, String prefix) {
        List<String> values = new ArrayList<>();
        for (String value = written.getProperty(prefix + 0);
                value != null;
                value = written.getProperty(prefix + values.size())) {
            values.add(value);
        }
        return values;
    }
}
