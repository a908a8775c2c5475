package dev.migrate.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.sql.Statement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on operations shows is what a revision can say, from its own place outside of every package. */
class OperationsPageTest {

    private static final Path PAGE = Path.of("..", "src", "site", "markdown", "operations.md");
    private static final Pattern CALL = Pattern.compile("`(op\\.[^`]*;)`");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)(^ {4}.*\\n|^\\n)+");

    @Test
    void theExampleRuns(@TempDir Path classes) throws Exception {
        String example = EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .filter(block -> block.contains("implements JavaMigration"))
                .findFirst()
                .orElseThrow();
        JavaMigration revision = compiled("AddStatus", example, classes);
        assertThat(statements(revision::upgrade)).hasSize(3);
        assertThat(statements(revision::downgrade)).hasSize(2);
    }

    @Test
    void everyCallRuns(@TempDir Path classes) throws Exception {
        List<String> calls = CALL.matcher(Files.readString(PAGE))
                .results()
                .map(call -> call.group(1))
                .toList();
        assertThat(calls).hasSizeGreaterThan(100);
        String revision = calls.stream().collect(Collectors.joining("\n", """
                        import static dev.migrate.op.Definitions.*;
                        import static dev.migrate.op.Types.*;

                        import dev.migrate.op.*;

                        class Page implements JavaMigration {
                            @Override
                            public void upgrade(Operations op) {
                        """, "}}"));
        assertThat(statements(compiled("Page", revision, classes)::upgrade)).hasSizeGreaterThanOrEqualTo(calls.size());
    }

    private static List<String> statements(Section section) throws Exception {
        List<String> statements = new ArrayList<>();
        section.run(new Operations(new Execution() {
            @Override
            public void execute(Statement statement) {
                statements.add(statement.text());
            }

            @Override
            public List<Row> query(Statement query) {
                statements.add(query.text());
                return List.of();
            }

            @Override
            public long batch(Slice slice) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Connection connection() {
                statements.add("connection");
                return (Connection) Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, given) -> {
                            throw new UnsupportedOperationException();
                        });
            }
        }));
        return statements;
    }

    private static JavaMigration compiled(String name, String source, Path classes) throws Exception {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        SimpleJavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, List.of("-proc:none", "-d", classes.toString()), null, List.of(file))
                .call();
        assertThat(found.getDiagnostics()).isEmpty();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (JavaMigration) constructor.newInstance();
        }
    }

    private interface Section {
        void run(Operations op) throws Exception;
    }
}
