package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.embedded.Platform;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Finds the server's binaries: a dependency of the plugin where the POM names one, else through Maven's own resolver, with
 * the mirrors, proxies and offline switch that it obeys.
 */
record BinariesResolver(
        RepositorySystem repositories, MavenSession session, MavenProject project, MojoExecution execution) {

    Path resolve(Platform platform, String version) {
        return pluginDependency(platform)
                .orElseGet(() -> fetch(platform, version))
                .toPath();
    }

    private Optional<File> pluginDependency(Platform platform) {
        return execution.getMojoDescriptor().getPluginDescriptor().getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactId().equals(platform.artifactId()))
                .map(org.apache.maven.artifact.Artifact::getFile)
                .findFirst();
    }

    private File fetch(Platform platform, String version) {
        Artifact artifact = new DefaultArtifact(platform.groupId(), platform.artifactId(), "jar", version);
        ArtifactRequest request = new ArtifactRequest(artifact, project.getRemotePluginRepositories(), null);
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile();
        } catch (ArtifactResolutionException e) {
            throw new MigrateException(
                    "The binaries of the embedded PostgreSQL " + version + " are not to be had: " + e.getMessage(),
                    "Choose another release with migrate.embedded.version, go online once, or point migrate.url at a "
                            + "PostgreSQL server.",
                    e);
        }
    }
}
