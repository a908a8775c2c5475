package dev.migrate.script;

import static dev.migrate.script.Refusal.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.migrate.MigrateException;
import dev.migrate.op.Execution;
import dev.migrate.op.Operations;
import dev.migrate.op.Row;
import dev.migrate.op.Slice;
import dev.migrate.sql.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions in Java as the compiler takes them. */
class JavaScriptsTest {

    @TempDir
    private Path base;

    @Test
    void aRevisionIsCompiledAndRuns() throws Exception {
        assertThat(run(file(
                        "a",
                        "op.execute(\"select \" + new Inner().word());",
                        "class Inner { String word() { return \"1\"; } }")))
                .containsExactly("select 1");
    }

    @Test
    void theExampleOfTheReadmeCompiles() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String example = readme.substring(readme.indexOf("// pages of books"));
        prepare(new ScriptParser(base)
                .parse(
                        base.resolve("a.java"),
                        example.substring(0, example.indexOf("```")).getBytes(UTF_8)));
    }

    @Test
    void aClassMayBePublicAndInAPackageAndCalledLikeAnother() throws Exception {
        Script a = parse(
                "a.java",
                "package shop;\npublic class Fill implements dev.migrate.op.JavaMigration {"
                        + " public void upgrade(dev.migrate.op.Operations op) { op.execute(\"a\"); } }");
        Script b = parse(
                "b.java",
                "package shop;\npublic class Fill implements dev.migrate.op.JavaMigration {"
                        + " public void upgrade(dev.migrate.op.Operations op) { op.execute(\"b\"); } }");
        try (JavaScripts scripts = scripts()) {
            scripts.prepare(List.of(a, b));
            assertThat(run(scripts, a)).containsExactly("a");
            assertThat(run(scripts, b)).containsExactly("b");
        }
    }

    // Were it compiled again, what was put in its place would not run.
    @Test
    void whatWasCompiledIsKept() throws Exception {
        Script one = file("a", "op.execute(\"one\");", "");
        assertThat(run(one)).containsExactly("one");
        Path kept = onlyEntry();
        assertThat(run(file("a", "op.execute(\"two\");", ""))).containsExactly("two");
        Path other = entries().stream()
                .filter(entry -> !entry.equals(kept))
                .findFirst()
                .orElseThrow();
        Files.copy(other.resolve("A.class"), kept.resolve("A.class"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(run(one)).containsExactly("two");
        assertThat(entries()).containsExactlyInAnyOrder(kept, other);
    }

    @Test
    void anotherClassPathIsCompiledForAnew() throws Exception {
        Path helper = Files.createDirectories(base.resolve("classes"));
        Script script = file("a", "op.execute(\"one\");", "");
        run(script);
        Files.write(helper.resolve("New.class"), new byte[] {1});
        try (JavaScripts scripts = scripts(helper)) {
            scripts.prepare(List.of(script));
        }
        assertThat(entries()).hasSize(2);
    }

    @Test
    void everyErrorIsNamedWithFileAndLine() {
        Script a = file("a", "op.execut(\"one\");\nint i = \"x\";", "");
        Script b = file("b", "return 1;", "");
        assertRefused(
                () -> prepare(a, b),
                """
                a.java:6: cannot find symbol (symbol: method execut(java.lang.String), location: variable op of type dev.migrate.op.Operations)
                a.java:7: incompatible types: java.lang.String cannot be converted to int
                b.java:6: incompatible types: unexpected return value""",
                "Mend it and run this again; classes of the project have to be compiled before (`mvn compile`). "
                        + "Nothing was run.");
        assertThat(base.resolve("cache")).doesNotExist();
    }

    @Test
    void aFileHoldsExactlyOneRevision() {
        assertRefused(
                () -> prepare(parse("a.java", "class A {}")),
                "a.java: No class in it implements dev.migrate.op.JavaMigration.",
                "A revision file holds exactly one. Nothing was run.");
        assertRefused(
                () -> prepare(file("a", "", "}\nclass B extends A {")),
                "a.java: Several classes in it implement JavaMigration: A, B.",
                "A revision file holds exactly one. Nothing was run.");
        assertRefused(
                () -> prepare(file("a", "", "A(int i) {}")),
                "a.java: The class A has no constructor without parameters.",
                "Add one, or remove those it has. Nothing was run.");
    }

    @Test
    void aClassThatIsNewerThanThisJavaIsToldApart() throws IOException {
        Path classes = Files.createDirectories(base.resolve("classes"));
        byte[] newer = Objects.requireNonNull(new JavaCompilation(
                        ProjectClasses.open(List.of()), Runtime.version().feature())
                .compile(List.of(parse("t.java", "public class Tomorrow {}")))
                .values()
                .iterator()
                .next()
                .get("Tomorrow"));
        newer[7] = (byte) (newer[7] + 50);
        Files.write(classes.resolve("Tomorrow.class"), newer);

        Throwable error = catchThrowable(() -> {
            try (JavaScripts scripts = scripts(classes)) {
                scripts.prepare(List.of(file("a", "new Tomorrow();", "")));
            }
        });
        assertThat(error).isInstanceOfSatisfying(MigrateException.class, e -> {
            assertThat(e.problem()).startsWith("a.java:6: cannot access Tomorrow (bad class file:");
            assertThat(e.hint())
                    .isEqualTo("Classes of the project are newer than this Java, "
                            + Runtime.version().feature()
                            + ": run with the JDK they were compiled with. Nothing was run.");
        });
    }

    @Test
    void itIsCompiledForTheReleaseThatIsAskedFor() throws IOException {
        try (JavaScripts scripts =
                new JavaScripts(new JavaSettings(List::of, base.resolve("cache"), OptionalInt.of(11)))) {
            scripts.prepare(List.of(file("a", "", "")));
        }
        assertThat(Files.readAllBytes(onlyEntry().resolve("A.class"))[7]).isEqualTo((byte) 55);
    }

    // A JRE: the same Java without the module that holds the compiler.
    @Test
    void withoutACompilerItSaysWhatIsMissingUnlessItIsKept() throws IOException, InterruptedException {
        Path file = base.resolve("a.java");
        Files.writeString(
                file,
                "// revision: a\n// down-revision:\nclass A implements dev.migrate.op.JavaMigration {"
                        + " public void upgrade(dev.migrate.op.Operations op) {} }");
        assertThat(prepareInAJre("a.java"))
                .isEqualTo(
                        "a.java has to be compiled, and this Java has no compiler: " + System.getProperty("java.home")
                                + ".\nRun with a JDK: point JAVA_HOME to one and run this again. Nothing was run.");

        prepare(new ScriptParser(base).parse(file, Files.readAllBytes(file)));
        assertThat(prepareInAJre("a.java")).isEqualTo("ready");
    }

    private String prepareInAJre(String file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.se",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Prepare.class.getName(),
                        base.toString(),
                        file)
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }

    @Test
    void whatMigrateItselfUsesIsNotSeen() {
        Throwable error =
                catchThrowable(() -> prepare(file("a", "org.apache.commons.lang3.StringUtils.isBlank(\"\");", "")));
        assertThat(error).hasMessageStartingWith("a.java:6: package org.apache.commons.lang3 does not exist");
    }

    private List<String> run(Script script) throws Exception {
        try (JavaScripts scripts = scripts()) {
            scripts.prepare(List.of(script));
            return run(scripts, script);
        }
    }

    private static List<String> run(JavaScripts scripts, Script script) throws Exception {
        Told told = new Told(new ArrayList<>());
        scripts.code(script).upgrade(new Operations(told));
        return told.statements;
    }

    private void prepare(Script... scripts) {
        try (JavaScripts java = scripts()) {
            java.prepare(List.of(scripts));
        }
    }

    private JavaScripts scripts(Path... classPath) {
        return new JavaScripts(new JavaSettings(() -> List.of(classPath), base.resolve("cache"), OptionalInt.empty()));
    }

    /** A class of the name of the file, with this in its upgrade and below it. */
    private Script file(String name, String upgrade, String rest) {
        return parse(name + ".java", """
                import dev.migrate.op.*;
                class %s implements JavaMigration {
                public void upgrade(Operations op) {
                %s
                }
                %s
                }
                """.formatted(name.toUpperCase(Locale.ROOT), upgrade, rest));
    }

    private Script parse(String name, String code) {
        String id = name.substring(0, name.indexOf('.'));
        return new ScriptParser(base)
                .parse(base.resolve(name), ("// revision: " + id + "\n// down-revision:\n" + code).getBytes(UTF_8));
    }

    private Path onlyEntry() {
        assertThat(entries()).hasSize(1);
        return entries().get(0);
    }

    private List<Path> entries() {
        try (Stream<Path> entries = Files.list(base.resolve("cache"))) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hears the statements. */
    private record Told(List<String> statements) implements Execution {

        @Override
        public void execute(Statement statement) {
            statements.add(statement.text());
        }

        @Override
        public List<Row> query(Statement query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long batch(Slice slice) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Connection connection() {
            throw new UnsupportedOperationException();
        }
    }
}
