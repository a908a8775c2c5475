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
import org.eclipse.aether.graph.Dependency;

/**
 * The classes of a project and what they are compiled with, for revisions in Java. Resolved only when there is one to run,
 * so that a project without any needs no dependency to be there.
 */
record ProjectClassPath(ProjectDependenciesResolver dependencies, MavenSession session, MavenProject project) {

    private static final Set<String> SCOPES = Set.of("compile", "provided", "runtime", "system");

    List<Path> resolve() {
        List<Path> classPath = new ArrayList<>();
        if (project.getBasedir() == null) {
            return classPath;
        }
        classPath.add(Path.of(project.getBuild().getOutputDirectory()));
        for (Dependency dependency : resolved()) {
            if (SCOPES.contains(dependency.getScope())
                    && dependency.getArtifact().getFile() != null) {
                classPath.add(dependency.getArtifact().getFile().toPath());
            }
        }
        return classPath;
    }

    private List<Dependency> resolved() {
        try {
            return dependencies
                    .resolve(new DefaultDependencyResolutionRequest(project, session.getRepositorySession()))
                    .getDependencies();
        } catch (DependencyResolutionException e) {
            throw new MigrateException(
                    "A revision in Java has to be compiled, and a dependency of " + project.getId()
                            + " is not to be had: " + e.getMessage(),
                    "Correct it, or build the module it comes from first: `mvn compile migrate:upgrade` in the whole "
                            + "project. Nothing was run.",
                    e);
        }
    }
}
