package dev.migrate.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the POM and the command line say of entities.
 *
 * @param use whether they count
 * @param packages the packages that are searched; none for everything
 * @param unit the persistence unit; none where there is only one
 * @param dependencies the dependencies that are searched too, as {@code groupId:artifactId}
 * @param properties properties for the provider
 * @param java the program that runs the provider; none to run it in Maven
 * @param work a directory for files between the two
 */
record EntityParameters(
        ProjectEntities.Use use,
        List<String> packages,
        Optional<String> unit,
        List<String> dependencies,
        Map<String, String> properties,
        Optional<Path> java,
        Path work) {}
