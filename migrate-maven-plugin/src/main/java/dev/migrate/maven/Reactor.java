package dev.migrate.maven;

import dev.migrate.MigrateException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The modules of a build. A goal that is typed, as in {@code mvn migrate:upgrade}, Maven runs in one of them: in the one where
 * it is called, or the first that {@code -pl} names.
 */
final class Reactor {

    static final String DIRECTORY = "migrate.directory";
    static final String LOCATIONS = "migrate.locations";

    private static final String PLUGIN = "dev.migrate:migrate-maven-plugin";
    private static final String STANDARD = "src/main/migrations";

    private final MavenSession session;

    Reactor(MavenSession session) {
        this.session = session;
    }

    /**
     * Makes sure that a goal that was typed does all that was meant in this module.
     *
     * @param here the module that it runs in
     * @param goal the goal
     * @throws MigrateException if other modules were meant, too, or others only
     */
    void requireOnly(MavenProject here, String goal) {
        if (isTyped(DIRECTORY) || isTyped(LOCATIONS)) {
            return;
        }
        List<MavenProject> others = withRevisions(session.getProjects()).stream()
                .filter(module -> !module.equals(here))
                .toList();
        boolean own = hasRevisions(here);
        if (!others.isEmpty()) {
            List<MavenProject> meant =
                    own ? Stream.concat(Stream.of(here), others.stream()).toList() : others;
            throw new MigrateException(
                    "A goal that is typed runs in one module, and "
                            + (meant.size() == 1
                                    ? "it is another one of this build that has"
                                    : "several of this build have")
                            + " revisions: " + names(meant) + ".",
                    advice(goal, meant));
        }
        if (!own) {
            List<MavenProject> elsewhere = withRevisions(session.getAllProjects());
            throw new MigrateException(
                    "There is no " + STANDARD + " in " + name(here)
                            + (elsewhere.isEmpty()
                                    ? ", nor in any other module of this build."
                                    : ", but in " + names(elsewhere) + "."),
                    elsewhere.isEmpty()
                            ? "Name the module that is to have the revisions: `mvn migrate:init -pl <module>`"
                            : advice(goal, elsewhere));
        }
    }

    private String advice(String goal, List<MavenProject> modules) {
        return "Name one: `mvn migrate:" + goal + " -pl " + name(modules.get(0)) + "`";
    }

    private boolean isTyped(String property) {
        return StringUtils.isNotBlank(session.getUserProperties().getProperty(property));
    }

    private static List<MavenProject> withRevisions(List<MavenProject> modules) {
        return modules.stream().filter(Reactor::hasRevisions).toList();
    }

    /** Whether one of its directories of revisions is there. */
    private static boolean hasRevisions(MavenProject module) {
        return module.getBasedir() != null
                && directories(module)
                        .anyMatch(directory ->
                                Files.isDirectory(module.getBasedir().toPath().resolve(directory)));
    }

    private static Stream<Path> directories(MavenProject module) {
        Stream<String> configured = Stream.of(
                        configured(module, "locations").or(() -> property(module, LOCATIONS)),
                        configured(module, "directory").or(() -> property(module, DIRECTORY)))
                .flatMap(Optional::stream)
                .flatMap(given -> Stream.of(StringUtils.split(given, ',')));
        return Stream.concat(configured, Stream.of(STANDARD)).map(String::strip).map(Path::of);
    }

    private static Optional<String> property(MavenProject module, String name) {
        return Optional.ofNullable(module.getProperties().getProperty(name));
    }

    private static Optional<String> configured(MavenProject module, String name) {
        return Optional.ofNullable(module.getPlugin(PLUGIN))
                .map(Plugin::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(configuration -> ((Xpp3Dom) configuration).getChild(name))
                .map(Reactor::text)
                .filter(StringUtils::isNotBlank);
    }

    /** The text of an element, or those of its children with commas between them. */
    private static String text(Xpp3Dom element) {
        return element.getChildCount() == 0
                ? StringUtils.defaultString(element.getValue())
                : Stream.of(element.getChildren()).map(Xpp3Dom::getValue).collect(Collectors.joining(","));
    }

    private String names(List<MavenProject> modules) {
        return modules.stream().map(this::name).collect(Collectors.joining(", "));
    }

    /** As {@code -pl} takes it. */
    private String name(MavenProject module) {
        Path root = new File(session.getExecutionRootDirectory()).toPath().toAbsolutePath();
        Path path = root.relativize(module.getBasedir().toPath().toAbsolutePath());
        return path.toString().isEmpty() ? "." : path.toString();
    }
}
