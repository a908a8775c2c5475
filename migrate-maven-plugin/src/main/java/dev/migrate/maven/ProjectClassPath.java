package dev.migrate.maven;

import dev.migrate.MigrateException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;

/**
 * The classes of a project and what they are compiled with, for revisions in Java and for entities. Resolved only when
 * there are any to run, so that a project without them needs no dependency to be there.
 */
record ProjectClassPath(ProjectDependenciesResolver dependencies, MavenSession session, MavenProject project) {

    private static final Set<String> SCOPES = Set.of("compile", "provided", "runtime", "system");

    /** The compiled classes, and then the dependencies. */
    List<Path> resolve() {
        List<Path> classPath = new ArrayList<>();
        if (project.getBasedir() == null) {
            return classPath;
        }
        classPath.add(classes());
        artifacts().forEach(artifact -> classPath.add(artifact.getFile().toPath()));
        return classPath;
    }

    /** Where the classes of the project itself are, compiled or not yet. */
    Path classes() {
        return Path.of(project.getBuild().getOutputDirectory());
    }

    /** The dependencies that the project is compiled or run with. */
    List<Artifact> artifacts() {
        return resolved().stream()
                .filter(dependency -> SCOPES.contains(dependency.getScope()))
                .map(Dependency::getArtifact)
                .filter(artifact -> artifact.getFile() != null)
                .toList();
    }

    private List<Dependency> resolved() {
        try {
            return dependencies
                    .resolve(new DefaultDependencyResolutionRequest(project, session.getRepositorySession()))
                    .getDependencies();
        } catch (DependencyResolutionException e) {
            throw new MigrateException(
                    "The classes of " + project.getId() + " are needed, and a dependency is not to be had: "
                            + e.getMessage(),
                    "Correct it, or build the module it comes from first: `mvn compile migrate:upgrade` in the whole "
                            + "project. Nothing was run.",
                    e);
        }
    }
}
