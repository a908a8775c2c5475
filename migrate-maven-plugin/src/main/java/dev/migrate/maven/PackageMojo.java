package dev.migrate.maven;

import dev.migrate.command.Packaging;
import dev.migrate.script.JavaSettings;
import java.io.File;
import java.util.OptionalInt;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Puts the revisions into the jar of an application, so that it can migrate its database itself: the files of all
 * directories of revisions, those in Java with their compiled classes, and an index, below
 * {@code target/classes/META-INF/migrate}. All is checked and compiled first, so that a broken history fails the build. The
 * application runs it with {@code dev.migrate.command.PackagedMigrate} of migrate-core.
 *
 * <ul>
 *   <li>{@code mvn process-classes migrate:package}
 *   <li>{@code <goal>package</goal>} in an execution, which needs no phase
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters
public final class PackageMojo extends AbstractMigrateMojo {

    @Inject
    private ProjectDependenciesResolver dependencies;

    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    private File classes;

    /**
     * The name of these revisions among those of other jars, such as {@code dev.shop.stock}: the directory they lie in, and
     * what an application calls them by that chooses among several. To be set only where one module packages two histories,
     * in two executions.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.packageName", defaultValue = "${project.groupId}.${project.artifactId}")
    private String packageName;

    /**
     * The Java version that revisions in Java are compiled for, such as {@code 21}. Default: what the project itself is
     * compiled for ({@code maven.compiler.release} or {@code maven.compiler.target}, or the configuration of the
     * maven-compiler-plugin), 17 at the least.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.release")
    private @Nullable Integer release;

    @Override
    void run() {
        Packaging done = migrate().packageInto(classes.toPath(), packageName);
        String where = relative(classes.toPath().resolve("META-INF").resolve("migrate"));
        String revisions = done.revisions() + (done.revisions() == 1 ? " revision" : " revisions");
        getLog().info(
                        done.changes() == 0
                                ? "Nothing to package: " + revisions + " in " + where + " as before."
                                : "Packaged " + revisions + " in " + where + ".");
    }

    @Override
    JavaSettings java() {
        return new JavaSettings(
                new ProjectClassPath(dependencies, session, project)::resolve,
                target().resolve("migrate").resolve("classes"),
                OptionalInt.of(release == null ? ProjectRelease.of(project) : release));
    }
}
