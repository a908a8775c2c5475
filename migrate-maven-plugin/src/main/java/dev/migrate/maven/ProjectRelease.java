package dev.migrate.maven;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The Java version that a project is compiled for. */
final class ProjectRelease {

    /** What Migrate itself needs. */
    private static final int OLDEST = 17;

    private ProjectRelease() {}

    /** The version, or the oldest that can run Migrate where the project does not say or says less. */
    static int of(MavenProject project) {
        return Stream.of(
                        configured(project, "release"),
                        property(project, "maven.compiler.release"),
                        configured(project, "target"),
                        property(project, "maven.compiler.target"))
                .flatMap(Optional::stream)
                .map(version -> version.replaceFirst("^1\\.", ""))
                .filter(StringUtils::isNumeric)
                .map(Integer::valueOf)
                .findFirst()
                .map(version -> Math.max(version, OLDEST))
                .orElse(OLDEST);
    }

    private static Optional<String> configured(MavenProject project, String name) {
        Xpp3Dom configuration =
                project.getGoalConfiguration("org.apache.maven.plugins", "maven-compiler-plugin", null, "compile");
        return Optional.ofNullable(configuration)
                .map(parent -> parent.getChild(name))
                .map(Xpp3Dom::getValue)
                .filter(StringUtils::isNotBlank);
    }

    private static Optional<String> property(MavenProject project, String name) {
        return Optional.ofNullable(project.getProperties().getProperty(name)).filter(StringUtils::isNotBlank);
    }
}
