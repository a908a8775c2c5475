package dev.migrate.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static java.util.stream.Collectors.joining;

import dev.migrate.MigrateException;
import dev.migrate.Visible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Writes new revision files. What it writes it has read back first, so no file appears that cannot be read. */
public final class ScriptWriter {

    /** What file systems take, less what the unfinished file has before and behind its name. */
    private static final int LONGEST_NAME = 240;

    private static final Pattern RESERVED =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final ScriptParser parser;
    private final Template template;
    private final FileNaming naming;

    /**
     * A writer of files in one form.
     *
     * @param base the directory from which messages name files
     */
    public ScriptWriter(Path base, Template template, FileNaming naming) {
        this.parser = new ScriptParser(base);
        this.template = template;
        this.naming = naming;
    }

    /**
     * Writes a revision into a directory, which is created where it is missing. The file appears whole or not at all,
     * and never in the place of another.
     *
     * @return the revision, read back
     * @throws MigrateException if the file is there already, lies outside the directory, or would not be read back as
     *     the same revision
     * @throws UncheckedIOException if the disk fails
     */
    public Script write(Path directory, Draft draft) {
        Path file = place(directory, draft);
        byte[] content = content(draft);
        Script script = readBack(file, content, draft);
        try {
            Files.createDirectories(file.getParent());
            appear(file, content);
        } catch (FileAlreadyExistsException e) {
            throw new MigrateException(
                    "The file " + parser.shown(file) + " is there already.",
                    "Give the revision another id with -DrevId= or another message, or remove the file.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return script;
    }

    /**
     * The revision as it would be read back, without a file.
     *
     * @throws MigrateException if it could not be written
     */
    public Script preview(Path directory, Draft draft) {
        return readBack(place(directory, draft), content(draft), draft);
    }

    private byte[] content(Draft draft) {
        return template.fill(contents(draft)).getBytes(UTF_8);
    }

    private Path place(Path directory, Draft draft) {
        Path file = directory.resolve(naming.fileOf(draft, template.language()));
        if (!file.toAbsolutePath()
                .normalize()
                .startsWith(directory.toAbsolutePath().normalize())) {
            throw new MigrateException(
                    "The file template '" + naming.pattern() + "' leads out of " + parser.shown(directory) + ".",
                    "Take the .. or the leading / out of migrate.fileTemplate or of the revision id.");
        }
        for (Path name : directory.relativize(file)) {
            refuse(name.toString());
        }
        return file;
    }

    /** Refuses a name that no file can have everywhere, or that is never read again. */
    private void refuse(String name) {
        int length = name.getBytes(UTF_8).length;
        if (name.startsWith(".")) {
            throw new MigrateException(
                    "The file would be called " + Visible.text(name) + ", and what is hidden is never read.",
                    "Let migrate.fileTemplate begin with something else than a full stop.");
        }
        if (length > LONGEST_NAME) {
            throw new MigrateException(
                    "The name of the file would have " + length + " bytes: " + StringUtils.abbreviate(name, 60) + ".",
                    "Make it " + LONGEST_NAME + " at most, with a shorter id (-DrevId=) or a smaller"
                            + " -Dmigrate.slugLength=.");
        }
        if (RESERVED.matcher(name).matches() || StringUtils.containsAny(name, "<>:\"|?*\\")) {
            throw new MigrateException(
                    "No file on Windows can be called " + name + ".",
                    "Choose another id (-DrevId=) or another migrate.fileTemplate.");
        }
    }

    private Map<String, String> contents(Draft draft) {
        return Map.of(
                Template.MESSAGE, draft.message(),
                Template.HEADER, header(draft),
                Template.CLASS, ClassName.of(draft.revision("").message()),
                Template.UPGRADE, draft.upgrade(),
                Template.DOWNGRADE, draft.downgrade());
    }

    private String header(Draft draft) {
        List<String> lines = new ArrayList<>();
        lines.add(line(Header.REVISION, List.of(draft.id())));
        lines.add(line(Header.DOWN_REVISION, draft.downRevisions()));
        if (!draft.branchLabels().isEmpty()) {
            lines.add(line(Header.BRANCH_LABELS, draft.branchLabels()));
        }
        if (!draft.dependsOn().isEmpty()) {
            lines.add(line(Header.DEPENDS_ON, draft.dependsOn()));
        }
        String created = draft.created()
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(naming.zone())
                .format(ISO_OFFSET_DATE_TIME);
        lines.add(line(Header.CREATED, List.of(created)));
        return String.join("\n", lines);
    }

    private String line(String key, List<?> values) {
        return values.stream()
                .map(Object::toString)
                .collect(joining(", ", template.language().comment() + " " + key + ": ", ""))
                .stripTrailing();
    }

    private Script readBack(Path file, byte[] content, Draft draft) {
        Script script;
        try {
            script = parser.parse(file, content);
        } catch (MigrateException e) {
            throw new MigrateException("Nothing was written: " + e.problem(), e.hint(), e);
        }
        if (!script.revision().equals(draft.revision(parser.shown(file)))) {
            throw new MigrateException(
                    "Nothing was written: " + parser.shown(file) + " would not be read back as the revision "
                            + draft.id() + ".",
                    "Look at the template '" + template.name()
                            + "' and at the message: neither may hold a header key.");
        }
        return script;
    }

    /** The move refuses to replace a file; the name until then is hidden, and so never read as a revision. */
    private static void appear(Path file, byte[] content) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
