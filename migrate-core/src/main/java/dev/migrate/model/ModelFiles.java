package dev.migrate.model;

import dev.migrate.MigrateException;
import dev.migrate.sql.Directive;
import dev.migrate.sql.Fragment;
import dev.migrate.sql.SqlText;
import dev.migrate.sql.Statement;
import dev.migrate.sql.StatementSplitter;
import dev.migrate.sql.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the files of a SQL model, and leaves out what is no part of a schema. */
final class ModelFiles {

    /** Owners are not compared, so the roles that own things elsewhere need not be there. */
    private static final Pattern OWNER = Pattern.compile(
            "alter\\s+[^,()]*(\\([^()]*\\)[^,()]*)?\\bowner\\s+to\\s+(\"([^\"]|\"\")+\"|\\w+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SETTING = Pattern.compile(
            "(set\\s+(?!constraints\\b|transaction\\b).*|select\\s+(pg_catalog\\s*\\.\\s*)?set_config\\s*\\(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Every database has it already. */
    private static final Pattern PUBLIC = Pattern.compile(
            "create\\s+schema\\s+(if\\s+not\\s+exists\\s+)?(public|\"public\")", Pattern.CASE_INSENSITIVE);

    private static final Pattern TRANSACTION = Pattern.compile(
            "(begin|commit|end|start\\s+transaction)(\\s+(work|transaction))?", Pattern.CASE_INSENSITIVE);

    private static final Pattern WHOLE_SERVER = Pattern.compile(
            "((create|alter|drop)\\s+(role|user(?!\\s+mapping)|group|database|tablespace|subscription)|alter\\s+system)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Path base;
    private final List<Path> roots;

    ModelFiles(Path base, List<Path> roots) {
        this.base = base;
        this.roots = roots;
    }

    /** The statements of all files, in the order of the roots and then of the paths. */
    List<ModelStatement> statements() {
        List<ModelStatement> statements = new ArrayList<>();
        for (Path root : roots) {
            for (Path file : files(root)) {
                add(read(file), statements);
            }
        }
        return statements;
    }

    private List<Path> files(Path root) {
        if (Files.isRegularFile(root)) {
            return List.of(root);
        }
        if (!Files.isDirectory(root)) {
            throw new MigrateException(
                    "There is no file or directory " + shown(root) + ", which should hold the model.",
                    "Create it, or correct migrate.model.sql.");
        }
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".sql"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new MigrateException(
                        "There is no .sql file in " + shown(root) + ", which should hold the model.",
                        "Write the wanted schema there as plain DDL, or correct migrate.model.sql.");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SqlText read(Path file) {
        try {
            return SqlText.of(shown(file), Utf8.decode(shown(file), Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new MigrateException(
                    "Cannot read " + shown(file) + ": " + e + ".", "A model is SQL in files of UTF-8 text.", e);
        }
    }

    private static void add(SqlText source, List<ModelStatement> statements) {
        List<Statement> settings = new ArrayList<>();
        for (Fragment fragment : StatementSplitter.split(source)) {
            if (fragment instanceof Directive directive && directive.opensSection()) {
                throw new MigrateException(
                        source.place(directive.line()) + ": This is a revision file, not a part of the model.",
                        "Keep the model (the whole wanted schema as plain DDL) apart from the revisions.");
            }
            if (fragment instanceof Statement statement) {
                String text = statement.text();
                if (SETTING.matcher(text).matches()) {
                    settings.add(statement);
                } else if (!isPassedOver(text)) {
                    refuseMisplaced(source, statement);
                    statements.add(new ModelStatement(source, statement, settings));
                }
            }
        }
    }

    private static boolean isPassedOver(String text) {
        return OWNER.matcher(text).matches()
                || PUBLIC.matcher(text).matches()
                || TRANSACTION.matcher(text).matches();
    }

    private static void refuseMisplaced(SqlText source, Statement statement) {
        String place = source.place(statement.line()) + ": ";
        if (WHOLE_SERVER.matcher(statement.text()).matches()) {
            throw new MigrateException(
                    place + "This concerns the whole server, and a model says what one database holds.",
                    "Take it out of the model: "
                            + statement.text().lines().findFirst().orElse(""));
        }
        if (statement.controlsTransaction() || statement.refusesTransaction()) {
            throw new MigrateException(
                    place + "This has no meaning in a model, which only says what the schema is.",
                    "Write it without CONCURRENTLY, or take it out: "
                            + statement.text().lines().findFirst().orElse(""));
        }
    }

    private String shown(Path path) {
        return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
    }
}
