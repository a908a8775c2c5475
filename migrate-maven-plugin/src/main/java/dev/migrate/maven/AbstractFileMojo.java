package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import dev.migrate.command.NewRevision;
import dev.migrate.command.NewRevision.Placement;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Target;
import dev.migrate.script.FileNaming;
import dev.migrate.script.Language;
import dev.migrate.script.Script;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that write a revision file share: how it is called and what it is written from. */
@SuppressWarnings("NullAway.Init") // Maven fills the parameters
public abstract class AbstractFileMojo extends AbstractSchemaMojo {

    /**
     * What the revision is for; its first line becomes part of the file name. On the command line {@code -Dmessage=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.message")
    private @Nullable String message;

    /**
     * A name for the branch that begins here, several separated by commas. On the command line {@code -DbranchLabel=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.branchLabel")
    private @Nullable List<String> branchLabel;

    /**
     * Allows a parent that is not a head, so that a new branch begins there. On the command line {@code -Dsplice}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.splice", defaultValue = "false")
    private boolean splice;

    /**
     * The id of the revision, instead of 12 random hexadecimal digits. On the command line {@code -DrevId=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revId")
    private @Nullable String revId;

    /**
     * Which of the directories of revisions the file is written to. Default: that of its parent. On the command line
     * {@code -DversionPath=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.versionPath")
    private @Nullable String versionPath;

    /**
     * The name of a new file, out of text, slashes and <code>{rev} {slug} {epoch} {year} {month} {day} {hour} {minute}
     * {second}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.fileTemplate", defaultValue = "{rev}_{slug}")
    private String fileTemplate;

    /**
     * The most characters of the message that a file name keeps.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.slugLength", defaultValue = "40")
    private int slugLength;

    /**
     * The time zone of dates in file names and headers, such as {@code Europe/Vienna}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.timezone", defaultValue = "Z")
    private String timezone;

    /**
     * The template of a new file, one of those that {@code migrate:templates} lists. On the command line
     * {@code -Dtemplate=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.template", defaultValue = "generic")
    private String template;

    /**
     * What the revision is written in: {@code sql} or {@code java}. On the command line {@code -Dlanguage=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.language", defaultValue = "sql")
    private String language;

    final void write(
            List<String> parents,
            List<String> dependsOn,
            BiFunction<Migrate, NewRevision, Script> command,
            String defaultMessage) {
        Script script = command.apply(migrate(), request(parents, dependsOn, defaultMessage));
        getLog().info("Wrote " + script.revision().source());
    }

    /** The revision that the arguments ask for. */
    final NewRevision request(List<String> parents, List<String> dependsOn, String defaultMessage) {
        String given = arguments().text("message", message);
        String text = given.isEmpty() ? defaultMessage : given;
        if (text.isEmpty()) {
            throw new MigrateException(
                    "A revision needs a message.", "Say what it is for: -Dmessage=\"create account table\"");
        }
        return new NewRevision(
                text,
                parents.stream().map(Target::parse).toList(),
                arguments().flag("splice", splice) ? Placement.SPLICE : Placement.ON_HEAD,
                arguments().list("branchLabel", branchLabel),
                dependsOn,
                given("versionPath", versionPath).map(Path::of),
                given("revId", revId).map(RevisionId::new));
    }

    private Optional<String> given(String name, @Nullable String configured) {
        return Optional.of(arguments().text(name, configured)).filter(value -> !value.isEmpty());
    }

    @Override
    final FileNaming naming() {
        try {
            return new FileNaming(fileTemplate, slugLength, ZoneId.of(timezone));
        } catch (DateTimeException e) {
            throw new MigrateException(
                    "migrate.timezone is '" + timezone + "', which is no time zone.",
                    "Write one like Europe/Vienna, +02:00 or Z.",
                    e);
        }
    }

    @Override
    final Language language() {
        return Choice.of("language", arguments().text("language", language), Language.values());
    }

    @Override
    final String template() {
        return arguments().text("template", template);
    }
}
