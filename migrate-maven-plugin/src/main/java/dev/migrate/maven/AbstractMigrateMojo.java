package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.command.DatabaseSource;
import dev.migrate.command.Migrate;
import dev.migrate.command.SchemaSettings;
import dev.migrate.command.Settings;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.Tables;
import dev.migrate.runner.RunSettings;
import dev.migrate.script.FileNaming;
import dev.migrate.script.JavaSettings;
import dev.migrate.script.Language;
import dev.migrate.script.Templates;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What every goal shares: where the files are, whether to run at all, and how a mistake is told. */
@SuppressWarnings("NullAway.Init") // Maven fills the parameters
public abstract class AbstractMigrateMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    /**
     * The directory of revision files, searched with all that lies in it. Default: {@code src/main/migrations}.
     *
     * @since 0.1.0
     */
    @Parameter(property = Reactor.DIRECTORY)
    private @Nullable File directory;

    /**
     * Further directories of revision files, such as {@code src/main/migrations,../shared/migrations}. Where set, it
     * takes the place of {@code migrate.directory}.
     *
     * @since 0.1.0
     */
    @Parameter(property = Reactor.LOCATIONS)
    private @Nullable List<File> locations;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.skip", defaultValue = "false")
    private boolean skip;

    /** Runs the goal. */
    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, as migrate.skip says.");
            return;
        }
        try {
            if (!passesOver()) {
                run();
            }
        } catch (MigrateException e) {
            throw new MojoFailureException(told(e));
        } catch (RuntimeException e) {
            throw new MojoExecutionException(LineLog.lines(e.toString()), e);
        }
    }

    private static String told(MigrateException e) {
        return System.lineSeparator() + LineLog.lines(e.problem()) + System.lineSeparator() + LineLog.lines(e.hint());
    }

    @Override
    public Log getLog() {
        return new LineLog(super.getLog());
    }

    /** Does what the goal is for. */
    abstract void run() throws MojoFailureException;

    /**
     * In a reactor of several modules, however few of them are built now, those without revisions are left alone by what the
     * POM binds. What is typed has to do something.
     */
    boolean passesOver() {
        boolean typed = execution.getSource() == MojoExecution.Source.CLI;
        if (session.getAllProjects().size() > 1
                && typed
                && !execution.getMojoDescriptor().isProjectRequired()) {
            new Reactor(session).requireOnly(project, execution.getGoal());
            return false;
        }
        if (session.getAllProjects().size() < 2
                || directory != null
                || !configuredLocations().isEmpty()
                || Files.isDirectory(defaultDirectory())) {
            return false;
        }
        getLog().info("No " + relative(defaultDirectory()) + " in this module: left alone.");
        return true;
    }

    /** The directory from which messages name files: that of the project, or where Maven was called. */
    final Path base() {
        File basedir = project.getBasedir();
        return (basedir == null ? new File(session.getExecutionRootDirectory()) : basedir)
                .toPath()
                .toAbsolutePath();
    }

    /** The build directory, {@code target} unless the project says otherwise. */
    final Path target() {
        return project.getBasedir() == null
                ? base().resolve("target")
                : Path.of(project.getBuild().getDirectory());
    }

    private Path defaultDirectory() {
        return base().resolve("src").resolve("main").resolve("migrations");
    }

    private List<File> configuredLocations() {
        return locations == null ? List.of() : locations;
    }

    private List<Path> locations() {
        List<Path> paths = new ArrayList<>();
        configuredLocations().forEach(location -> paths.add(location.toPath().toAbsolutePath()));
        if (paths.isEmpty()) {
            paths.add(
                    directory == null ? defaultDirectory() : directory.toPath().toAbsolutePath());
        }
        return paths;
    }

    final String relative(Path path) {
        return path.startsWith(base()) ? base().relativize(path).toString() : path.toString();
    }

    /** The arguments as they stand on the command line. */
    final Arguments arguments() {
        return new Arguments(session.getUserProperties());
    }

    /** The commands, for goals that only read and write files. */
    Migrate migrate() {
        return new Migrate(settings(), event -> {});
    }

    Settings settings() {
        return new Settings(
                base(),
                locations(),
                tables(),
                runSettings(),
                naming(),
                base().resolve("src").resolve("main").resolve("migrate-templates"),
                template(),
                language(),
                java(),
                database(),
                SchemaSettings.NONE);
    }

    Tables tables() {
        return Tables.STANDARD;
    }

    RunSettings runSettings() {
        return RunSettings.DEFAULT;
    }

    FileNaming naming() {
        return FileNaming.standard();
    }

    String template() {
        return Templates.STANDARD;
    }

    Language language() {
        return Language.SQL;
    }

    JavaSettings java() {
        return JavaSettings.of(target().resolve("migrate").resolve("classes"));
    }

    DatabaseSource database() {
        return new DatabaseSource() {
            @Override
            public ConnectionSettings connection() {
                throw new IllegalStateException("This goal needs no database");
            }

            @Override
            public boolean isConfigured() {
                return false;
            }
        };
    }
}
