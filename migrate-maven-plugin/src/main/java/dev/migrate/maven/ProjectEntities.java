package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.jpa.EntityFiles;
import dev.migrate.model.JpaModel;
import dev.migrate.model.JpaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;

/**
 * The JPA entities of a project, if it has any.
 *
 * @param classPath the classes of the project and its dependencies
 * @param parameters what the POM says of them
 * @param base the directory from which messages name files
 */
record ProjectEntities(ProjectClassPath classPath, EntityParameters parameters, Path base) {

    private static final List<String> API =
            List.of("jakarta/persistence/Entity.class", "javax/persistence/Entity.class");

    private static final String COMPILE =
            "Compile before: `mvn compile migrate:check`, or bind the goal to process-classes or later. A project whose "
                    + "entities are not its model says -Dmigrate.model.jpa=false.";

    /** What decides whether entities count. */
    enum Use {
        /** Where the project has any. */
        AUTO,
        /** They have to be there. */
        TRUE,
        /** Never. */
        FALSE
    }

    /**
     * The model that they are.
     *
     * @throws MigrateException if they are not compiled, or not there and have to be
     */
    Optional<JpaModel> model() {
        if (parameters.use() == Use.FALSE || classPath.project().getBasedir() == null) {
            return Optional.empty();
        }
        List<Path> all = classPath.resolve();
        List<Path> roots = roots();
        if (!isOnClassPath(all)) {
            return without("JPA is not among the dependencies of the project, so it has no entities.");
        }
        refuseNotCompiled();
        if (!EntityFiles.areIn(roots)) {
            return without("There is no entity in " + shown(classPath.classes()) + ".");
        }
        return Optional.of(new JpaModel(new JpaSettings(
                all,
                roots,
                parameters.packages(),
                parameters.unit(),
                parameters.properties(),
                parameters.java(),
                parameters.work())));
    }

    private Optional<JpaModel> without(String why) {
        if (parameters.use() == Use.TRUE) {
            throw new MigrateException(
                    why,
                    "Entities of other modules are found with -Dmigrate.model.dependencies=<groupId>:<artifactId>.");
        }
        return Optional.empty();
    }

    private List<Path> roots() {
        List<Path> roots = new ArrayList<>();
        roots.add(classPath.classes());
        List<Artifact> artifacts = parameters.dependencies().isEmpty() ? List.of() : classPath.artifacts();
        for (String wanted : parameters.dependencies()) {
            roots.add(artifacts.stream()
                    .filter(artifact -> wanted.equals(artifact.getGroupId() + ":" + artifact.getArtifactId()))
                    .findFirst()
                    .orElseThrow(() -> new MigrateException(
                            "migrate.model.dependencies names " + wanted + ", which is no dependency of the project.",
                            "Write <groupId>:<artifactId> as in the POM."))
                    .getFile()
                    .toPath());
        }
        return roots;
    }

    private static boolean isOnClassPath(List<Path> paths) {
        List<URL> urls = new ArrayList<>();
        for (Path path : paths) {
            try {
                urls.add(path.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(path.toString(), e);
            }
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
            return API.stream().anyMatch(name -> loader.findResource(name) != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Entities that are not compiled, or not since they were changed, would be compared as if they were not there. */
    private void refuseNotCompiled() {
        Optional<Path> source = newest(
                classPath.project().getCompileSourceRoots().stream()
                        .map(Path::of)
                        .toList(),
                ".java",
                ProjectEntities::isOfJpa);
        if (source.isEmpty()) {
            return;
        }
        Optional<Path> compiled = newest(List.of(classPath.classes()), ".class", file -> true);
        if (compiled.isEmpty()) {
            throw new MigrateException(
                    shown(source.get()) + " is not compiled: there are no classes in " + shown(classPath.classes())
                            + ".",
                    COMPILE);
        }
        if (modified(source.get()).compareTo(modified(compiled.get())) > 0) {
            throw new MigrateException(shown(source.get()) + " has changed since the classes were compiled.", COMPILE);
        }
    }

    private static boolean isOfJpa(Path source) {
        try {
            return new String(Files.readAllBytes(source), StandardCharsets.ISO_8859_1).contains(".persistence.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> newest(List<Path> roots, String ending, Predicate<Path> counts) {
        List<Path> found = new ArrayList<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return found.stream().filter(counts).max(Comparator.comparing(ProjectEntities::modified));
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String shown(Path path) {
        return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
    }
}
