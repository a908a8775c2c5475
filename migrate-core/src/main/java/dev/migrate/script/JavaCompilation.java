package dev.migrate.script;

import static java.util.stream.Collectors.joining;

import dev.migrate.MigrateException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Turns revisions in Java into classes, in memory, with the compiler of the JDK. */
final class JavaCompilation {

    private final ProjectClasses classes;
    private final int release;

    JavaCompilation(ProjectClasses classes, int release) {
        this.classes = classes;
        this.release = release;
    }

    /** The text of a revision in Java. */
    static String source(Script script) {
        if (script.upgrade() instanceof Section.Java java) {
            return java.source();
        }
        throw new IllegalArgumentException("Not in Java: " + script.path());
    }

    /**
     * The classes of each revision, by their names.
     *
     * @throws MigrateException if there is no compiler, or with all that it says of these files
     */
    Map<Script, Map<String, byte[]>> compile(List<Script> scripts) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new MigrateException(
                    scripts.get(0).revision().source() + " has to be compiled, and this Java has no compiler: "
                            + System.getProperty("java.home") + ".",
                    "Run with a JDK: point JAVA_HOME to one and run this again. Nothing was run.");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Map<Script, Map<String, byte[]>> made = new LinkedHashMap<>();
        scripts.forEach(script -> made.put(script, new HashMap<>()));
        for (List<Script> group : withoutNamesakes(scripts)) {
            compile(compiler, group, diagnostics, made);
        }
        List<Diagnostic<? extends JavaFileObject>> errors = diagnostics.getDiagnostics().stream()
                .filter(said -> said.getKind() == Diagnostic.Kind.ERROR)
                .<Diagnostic<? extends JavaFileObject>>map(said -> said)
                .toList();
        if (!errors.isEmpty()) {
            throw explained(errors);
        }
        return made;
    }

    private void compile(
            JavaCompiler compiler,
            List<Script> scripts,
            DiagnosticCollector<JavaFileObject> diagnostics,
            Map<Script, Map<String, byte[]>> made) {
        List<String> options = List.of(
                "-proc:none",
                "-implicit:none",
                "-g",
                "-nowarn",
                "--release",
                Integer.toString(release),
                "-classpath",
                classes.forCompiler());
        List<Source> sources = scripts.stream().map(Source::new).toList();
        JavaFileManager files = new InMemory(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null), made);
        compiler.getTask(Writer.nullWriter(), files, diagnostics, options, null, sources)
                .call();
    }

    /** One task knows a name only once, so files that declare the same type are compiled apart. */
    private static List<List<Script>> withoutNamesakes(List<Script> scripts) {
        List<List<Script>> groups = new ArrayList<>();
        List<Set<String>> taken = new ArrayList<>();
        for (Script script : scripts) {
            Set<String> names = declared(source(script));
            int group = 0;
            while (group < groups.size() && taken.get(group).stream().anyMatch(names::contains)) {
                group++;
            }
            if (group == groups.size()) {
                groups.add(new ArrayList<>());
                taken.add(new HashSet<>());
            }
            groups.get(group).add(script);
            taken.get(group).addAll(names);
        }
        return groups;
    }

    /** The types of a text that stand in no other type. */
    private static Set<String> declared(String text) {
        Set<String> names = new HashSet<>();
        Set<String> words = Set.of("class", "interface", "enum", "record");
        int depth = 0;
        String before = "";
        for (JavaToken token : JavaLexer.tokens(text)) {
            String word = token.isComment() ? before : token.in(text);
            depth += word.equals("{") ? 1 : word.equals("}") ? -1 : 0;
            if (depth == 0 && words.contains(before) && token.kind() == JavaToken.Kind.WORD) {
                names.add(word);
            }
            before = word;
        }
        return names;
    }

    private static MigrateException explained(Collection<Diagnostic<? extends JavaFileObject>> errors) {
        String all = errors.stream().map(JavaCompilation::line).distinct().collect(joining(System.lineSeparator()));
        boolean newer = all.contains("has wrong version");
        return new MigrateException(
                all,
                newer
                        ? "Classes of the project are newer than this Java, "
                                + Runtime.version().feature()
                                + ": run with the JDK they were compiled with. Nothing was run."
                        : "Mend it and run this again; classes of the project have to be compiled before "
                                + "(`mvn compile`). Nothing was run.");
    }

    private static String line(Diagnostic<? extends JavaFileObject> said) {
        List<String> lines = said.getMessage(Locale.ENGLISH)
                .lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
        String details = lines.stream().skip(1).collect(joining(", "));
        String message = lines.isEmpty() ? "it does not compile" : lines.get(0);
        return place(said) + message + (details.isEmpty() ? "" : " (" + details + ")");
    }

    private static String place(Diagnostic<? extends JavaFileObject> said) {
        return said.getSource() instanceof Source source
                ? source.script.revision().source() + ":" + said.getLineNumber() + ": "
                : "";
    }

    /** A revision file as the compiler reads it; a public class in it may be called otherwise than the file. */
    private static final class Source extends SimpleJavaFileObject {

        private final Script script;

        Source(Script script) {
            super(uri(script), Kind.SOURCE);
            this.script = script;
        }

        private static URI uri(Script script) {
            return script.path().toAbsolutePath().toUri();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source(script);
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }
    }

    /** Keeps the classes of each source in memory. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<Script, Map<String, byte[]>> made;

        InMemory(JavaFileManager files, Map<Script, Map<String, byte[]>> made) {
            super(files);
            this.made = made;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, Kind kind, @Nullable FileObject sibling) {
            if (!(sibling instanceof Source source)) {
                throw new IllegalStateException("No source of " + className);
            }
            Map<String, byte[]> classes = made.computeIfAbsent(source.script, script -> new HashMap<>());
            return new SimpleJavaFileObject(
                    URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(className, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
