package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.diff.Change;
import dev.migrate.diff.Differ;
import dev.migrate.diff.Differences;
import dev.migrate.diff.Locking;
import dev.migrate.model.Model;
import dev.migrate.model.SqlModel;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.postgres.Session;
import dev.migrate.render.ScriptBody;
import dev.migrate.script.History;
import dev.migrate.script.ScriptDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The two schemas of a comparison, each wherever it comes from. */
final class SchemaEnds {

    private static final Pattern SECTION = Pattern.compile("^\\s*--\\s*migrate\\s*:\\s*upgrade\\b", Pattern.MULTILINE);

    private final Settings settings;
    private final Supplier<History> history;
    private final Scratch scratch;

    SchemaEnds(Settings settings, Supplier<History> history, Scratch scratch) {
        this.settings = settings;
        this.history = history;
        this.scratch = scratch;
    }

    SchemaDiff compare(String from, String to, Locking locking) {
        Both<End, End> both = Both.of(() -> end(from), () -> end(to));
        End left = both.first();
        End right = both.second();
        Catalog before = left.beside(right.catalog());
        List<Change> changes = Differ.diff(before, right.beside(left.catalog()), locking);
        ScriptBody body = ScriptBody.of(changes);
        List<String> remarks = new ArrayList<>();
        if (left.major() != right.major()) {
            remarks.add(left.name() + " is PostgreSQL " + left.major() + " and " + right.name() + " is PostgreSQL "
                    + right.major() + ", which write some expressions differently.");
        }
        remarks.addAll(scratch.remarks());
        remarks.addAll(Autogenerator.unread(left.catalog(), right.catalog()));
        return new SchemaDiff(
                left.name(), right.name(), body.text(), Differences.lines(before, changes), body.destroyed(), remarks);
    }

    /**
     * One of the two.
     *
     * @param name what it is, in words
     * @param catalog what it holds
     * @param model the model that says so; null for a database
     * @param major the version of the server that says so
     */
    private record End(
            String name, Catalog catalog, @Nullable Model model, int major) {

        /** What it would be in the place of another. */
        Catalog beside(Catalog other) {
            return model == null ? catalog : model.completed(catalog, other);
        }
    }

    private End end(String text) {
        return switch (text) {
            case "model" -> model(settings.schema().wanted().orElseThrow(Autogenerator::noModel));
            case "database" -> database(settings.database().connection());
            case "revisions" -> revisions("the revisions", history.get());
            default ->
                text.contains("://") || text.startsWith("jdbc:")
                        ? database(
                                ConnectionSettings.of(DatabaseUrl.parse(text)).completedBy(environment()))
                        : path(text);
        };
    }

    private static Map<String, String> environment() {
        return System.getenv();
    }

    private End path(String text) {
        Path path = settings.base().resolve(text);
        if (!Files.exists(path)) {
            throw new MigrateException(
                    "There is no file or directory " + text + " to compare.",
                    "An end is model, database, revisions, a directory of revisions, files of plain DDL, or a URL.");
        }
        return holdsRevisions(path)
                ? revisions(text, History.of(new ScriptDirectory(settings.base(), List.of(path)).read()))
                : model(new Model(List.of(new SqlModel(settings.base(), List.of(path)))));
    }

    private static boolean holdsRevisions(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> file.toString().endsWith(".sql")).anyMatch(file -> {
                try {
                    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                    return SECTION.matcher(text).find();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private End database(ConnectionSettings connection) {
        return read(connection.url().address(), connection, null);
    }

    private End revisions(String name, History revisions) {
        return read(name, scratch.replayed(revisions).settings(), null);
    }

    private End model(Model model) {
        return read(model.name(), scratch.built(model).settings(), model);
    }

    private End read(String name, ConnectionSettings connection, @Nullable Model model) {
        try (Session session = new Database(connection).connect()) {
            return new End(name, scratch.compared(scratch.read(session)), model, session.major());
        }
    }
}
