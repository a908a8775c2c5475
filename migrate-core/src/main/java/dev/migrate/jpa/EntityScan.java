package dev.migrate.jpa;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what a provider has to know of: entities, embeddables, mapped superclasses, converters, and packages with
 * annotations. A class is looked at only if its file names one of these annotations, and is then loaded, not initialised.
 */
final class EntityScan {

    private static final Set<String> ANNOTATIONS = Set.of("Entity", "Embeddable", "MappedSuperclass", "Converter");
    private static final String PACKAGE_INFO = "package-info";
    private static final String CLASS = ".class";

    /** Where a class file says which version of the JVM it is for, and what has to be taken from that. */
    private static final int VERSION_OFFSET = 6;

    private static final int VERSION_OF_JAVA_0 = 44;

    private final ClassLoader loader;
    private final String namespace;
    private final List<String> packages;
    private final List<String> classes = new ArrayList<>();
    private final List<String> annotatedPackages = new ArrayList<>();
    private int entities;

    /**
     * A scan.
     *
     * @param namespace {@code jakarta.persistence} or {@code javax.persistence}
     * @param packages the packages that are searched, with all below them; none for everything
     */
    EntityScan(ClassLoader loader, String namespace, List<String> packages) {
        this.loader = loader;
        this.namespace = namespace;
        this.packages = packages;
    }

    /** Searches a directory or a jar. */
    void search(Archive archive) throws IOException {
        archive.visit(CLASS, (file, content) -> {
            String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
            if (isSearched(name)) {
                look(name, content.readAllBytes());
            }
        });
    }

    /** The classes found, in the order in which they were. */
    List<String> classes() {
        return classes;
    }

    /** The packages that carry annotations. */
    List<String> annotatedPackages() {
        return annotatedPackages;
    }

    /** How many of the classes are entities. */
    int entities() {
        return entities;
    }

    private boolean isSearched(String name) {
        return packages.isEmpty() || packages.stream().anyMatch(one -> name.startsWith(one + "."));
    }

    private void look(String name, byte[] file) {
        if (name.endsWith("." + PACKAGE_INFO)) {
            if (load(name, file).getDeclaredAnnotations().length > 0) {
                annotatedPackages.add(name.substring(0, name.length() - PACKAGE_INFO.length() - 1));
            }
        } else if (mentions(namespace, file)) {
            Set<String> found = annotations(load(name, file));
            if (found.stream().anyMatch(ANNOTATIONS::contains)) {
                classes.add(name);
                entities += found.contains("Entity") ? 1 : 0;
            }
        }
    }

    /** The names of JPA's annotations that a class carries. */
    private Set<String> annotations(Class<?> type) {
        return Set.copyOf(Stream.of(type.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .filter(annotation -> annotation.getPackageName().equals(namespace))
                .map(Class::getSimpleName)
                .toList());
    }

    /** Whether a class file names one of the annotations. */
    static boolean mentions(String namespace, byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        String place = "L" + namespace.replace('.', '/') + "/";
        return ANNOTATIONS.stream().anyMatch(annotation -> text.contains(place + annotation + ";"));
    }

    private Class<?> load(String name, byte[] file) {
        try {
            return Class.forName(name, false, loader);
        } catch (UnsupportedClassVersionError e) {
            int version = ((file[VERSION_OFFSET] & 0xff) << 8 | (file[VERSION_OFFSET + 1] & 0xff)) - VERSION_OF_JAVA_0;
            throw new MigrateException(
                    name + " is compiled for Java " + version + ", and the entities are read by Java "
                            + Runtime.version().feature() + ".",
                    "Run Maven with the JDK that the project is compiled with, or name it in toolchains.xml and with the "
                            + "maven-toolchains-plugin.",
                    e);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new MigrateException(
                    name + " cannot be loaded: " + e + ".",
                    "A dependency that it needs is missing among those of the project, in the scope compile, runtime or "
                            + "provided.",
                    e);
        }
    }
}
