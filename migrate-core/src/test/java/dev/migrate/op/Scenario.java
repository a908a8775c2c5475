package dev.migrate.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.postgres.Password;
import dev.migrate.postgres.Session;
import dev.migrate.sql.SqlText;
import dev.migrate.sql.Statement;
import dev.migrate.sql.StatementSplitter;
import dev.migrate.testing.Schema;
import dev.migrate.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestInfo;

/**
 * Operations on a real database, told in a golden file: what was there, the SQL, the catalog after it, the SQL of the way
 * back and what that leaves. {@code -Dgolden=write} writes the files anew.
 */
final class Scenario {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "dev", "migrate", "op");

    private static final String TOLD_BY = "15";
    private static final Pattern CATALOG = Pattern.compile("(?s)== catalog.*?(?=\\n== |$)");

    private final TestDatabase database;
    private final String name;
    private final StringBuilder story = new StringBuilder();
    private Schema before;

    Scenario(TestDatabase database, TestInfo test) {
        this.database = database;
        this.name = test.getTestMethod().orElseThrow().getName() + ".txt";
        this.before = Schema.of(database);
    }

    /** What is there before. */
    Scenario given(String sql) {
        tell("given", sql.strip());
        database.execute(sql);
        before = Schema.of(database);
        return this;
    }

    /** The way there. */
    Scenario upgrade(Consumer<Operations> operations) {
        run("upgrade", operations);
        Schema after = Schema.of(database);
        tell("catalog", differences(after, before));
        return this;
    }

    /** The way back, after which the catalog is as it was. */
    void downgrade(Consumer<Operations> operations) {
        run("downgrade", operations);
        assertThat(differences(Schema.of(database), before)).isEmpty();
    }

    /** What a query shows now. */
    Scenario shows(String query) {
        tell("shows: " + query.strip(), String.join("\n", database.query(query)));
        return this;
    }

    /** Compares the story with the one that was told before. */
    void isGolden() {
        Path file = GOLDEN.resolve(name);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(GOLDEN);
                Files.writeString(file, story.toString());
            }
            assertThat(comparable(story.toString())).isEqualTo(comparable(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files tell the catalog in the words of one version; the SQL is that of all. */
    private String comparable(String told) {
        String version = database.query("show server_version_num").get(0);
        return version.startsWith(TOLD_BY) ? told : CATALOG.matcher(told).replaceAll("");
    }

    private void run(String title, Consumer<Operations> operations) {
        List<Statement> statements = new ArrayList<>();
        try (Session session = new Database(settings()).connect()) {
            operations.accept(new Operations(new Execution() {
                @Override
                public void execute(Statement statement) {
                    statements.add(statement);
                    session.run(statement);
                }

                @Override
                public List<Row> query(Statement query) {
                    throw new UnsupportedOperationException(query.text());
                }

                @Override
                public long batch(Slice slice) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Connection connection() {
                    throw new UnsupportedOperationException();
                }
            }));
        }
        String script = script(statements);
        tell(title, script.strip());
        assertThat(reread(script))
                .isEqualTo(statements.stream().map(Scenario::plain).toList());
    }

    /** As an offline script has them. */
    private static String script(List<Statement> statements) {
        StringBuilder script = new StringBuilder();
        for (Statement statement : statements) {
            statement
                    .directives()
                    .forEach(directive -> script.append("-- migrate: ")
                            .append(directive.word())
                            .append('\n'));
            script.append(statement.text()).append(";\n");
            statement.copyData().ifPresent(data -> script.append(data).append("\\.\n"));
        }
        return script.toString();
    }

    /** What psql takes for the statements of a script. */
    private static List<Statement> reread(String script) {
        return StatementSplitter.split(SqlText.of("script", script)).stream()
                .filter(Statement.class::isInstance)
                .map(fragment -> plain((Statement) fragment))
                .toList();
    }

    private static Statement plain(Statement statement) {
        return statement.at(0, List.of());
    }

    private void tell(String title, String text) {
        story.append("== ").append(title).append('\n');
        story.append(text).append(text.isEmpty() ? "" : "\n").append('\n');
    }

    private static String differences(Schema after, Schema before) {
        List<String> lines = new ArrayList<>();
        before.without(after).forEach(fact -> lines.add("- " + fact));
        after.without(before).forEach(fact -> lines.add("+ " + fact));
        return String.join("\n", lines);
    }

    private ConnectionSettings settings() {
        return ConnectionSettings.of(DatabaseUrl.parse(database.url()))
                .withUser(Optional.of(database.user()))
                .withPassword(Optional.of(new Password(database.password())));
    }
}
