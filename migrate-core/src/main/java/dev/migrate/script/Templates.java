package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.NearestWord;
import dev.migrate.sql.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The templates that a new revision may be written from: those of Migrate, and those of the project before them. */
public final class Templates {

    /** The template of who names none. */
    public static final String STANDARD = "generic";

    private static final Map<Language, List<String>> OWN = Map.of(
            Language.SQL, List.of(STANDARD, "backfill", "concurrent-index"),
            Language.JAVA, List.of(STANDARD, "backfill"));

    private final Map<String, Template> byName;

    private Templates(Map<String, Template> byName) {
        this.byName = byName;
    }

    /** The templates of a language that come with Migrate. */
    public static Templates own(Language language) {
        Map<String, Template> byName = new TreeMap<>();
        for (String name : OWN.getOrDefault(language, List.of())) {
            byName.put(name, Template.parse(language, name, resource(name + language.ending())));
        }
        return new Templates(byName);
    }

    /**
     * The templates of a language that come with Migrate, and those of a directory: each file in that language is one,
     * called like the file, and takes the place of one of the same name. The directory need not be there.
     *
     * @throws MigrateException if a file is no template
     * @throws UncheckedIOException if the disk fails
     */
    public static Templates with(Path directory, Language language) {
        Templates templates = own(language);
        if (!Files.isDirectory(directory)) {
            return templates;
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> isTemplate(file, language))
                    .map(Templates::read)
                    .forEach(template -> templates.byName.put(template.name(), template));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return templates;
    }

    /** All of them, by name. */
    public List<Template> all() {
        return List.copyOf(byName.values());
    }

    /**
     * The one of that name.
     *
     * @throws MigrateException if there is none
     */
    public Template named(String name) {
        Template template = byName.get(name);
        if (template == null) {
            throw new MigrateException(
                    "There is no template '" + name + "'" + NearestWord.question(name, byName.keySet()),
                    "The templates are " + String.join(", ", byName.keySet()) + ".");
        }
        return template;
    }

    /**
     * The template that a file is, called like the file; SQL unless its name ends otherwise.
     *
     * @throws MigrateException if it is none
     * @throws UncheckedIOException if it cannot be read
     */
    public static Template read(Path file) {
        String fileName = file.getFileName().toString();
        Language language = Language.of(file).orElse(Language.SQL);
        String name = fileName.endsWith(language.ending())
                ? fileName.substring(0, fileName.length() - language.ending().length())
                : fileName;
        try {
            return Template.parse(language, name, Utf8.decode(file.toString(), Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTemplate(Path file, Language language) {
        String name = file.getFileName().toString();
        return name.endsWith(language.ending()) && !name.startsWith(".");
    }

    private static String resource(String fileName) {
        String path = "templates/" + fileName;
        try (InputStream in = Objects.requireNonNull(Templates.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
