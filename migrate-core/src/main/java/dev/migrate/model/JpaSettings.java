package dev.migrate.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where entities are and how their schema is made.
 *
 * @param classPath the compiled classes of the project and all that they need, the JPA provider among them
 * @param roots the directories and jars that are searched for entities and {@code META-INF/persistence.xml}, the compiled
 *     classes of the project first
 * @param packages the packages that are searched, with all below them; none for everything
 * @param unit the persistence unit; none where there is only one to choose
 * @param properties properties for the provider, stronger than those of the persistence unit
 * @param java the program that runs the provider in a Java of its own; none to run it in this one
 * @param work a directory for files between the two
 */
public record JpaSettings(
        List<Path> classPath,
        List<Path> roots,
        List<String> packages,
        Optional<String> unit,
        Map<String, String> properties,
        Optional<Path> java,
        Path work) {

    public JpaSettings {
        classPath = List.copyOf(classPath);
        roots = List.copyOf(roots);
        packages = List.copyOf(packages);
        properties = Map.copyOf(properties);
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("no root");
        }
    }
}
