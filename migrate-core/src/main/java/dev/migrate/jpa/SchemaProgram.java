package dev.migrate.jpa;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The program that runs on the class path of a project: finds its entities, and has its JPA provider write the schema that
 * they want.
 */
public final class SchemaProgram {

    /** Nothing of it may reach for a database, and what is created is ours to say. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "(javax|jakarta)\\.persistence\\."
                    + "(jdbc\\..*|schema-generation.*|jtaDataSource|nonJtaDataSource|provider|transactionType|sql-load.*|lock.*)"
                    + "|hibernate\\.(connection\\..*|hikari\\..*|c3p0\\..*|agroal\\..*|jndi\\..*|transaction\\..*|cache\\..*"
                    + "|multi_?[tT]enan.*|tenant_.*|hbm2ddl\\.(auto|import_files|delimiter|database\\.action|charset_name|halt_on_error)"
                    + "|session_factory.*|search\\..*|archive\\..*|show_sql|generate_statistics)"
                    + "|eclipselink\\.(jdbc\\..*|ddl-generation.*|target-server|session.*|logging.*|weaving.*|cache\\..*|deploy-on-startup)");

    static final String STANDARD_MAPPING = "META-INF/orm.xml";

    private final Request request;
    private final URLClassLoader loader;

    private SchemaProgram(Request request, URLClassLoader loader) {
        this.request = request;
        this.loader = loader;
    }

    /**
     * Runs in a Java of its own, so that the project may use a newer one than Maven, and whatever a provider leaves behind
     * ends with it.
     *
     * @param arguments the file with the request, and the file for the answer
     */
    public static void main(String[] arguments) throws IOException {
        Properties written = new Properties();
        try (var file = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            written.load(file);
        }
        Properties answer;
        try {
            answer = run(Request.read(written)).write();
        } catch (MigrateException e) {
            answer = Answer.write(e);
        }
        try (Writer file = Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
            answer.store(file, null);
        }
        System.exit(0); // a provider may have left threads behind
    }

    /**
     * Has the schema written, in this Java.
     *
     * @throws MigrateException if there are no entities, no provider, or a mapping that the provider refuses
     */
    public static Answer run(Request request) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                        new URLClassLoader(urls(request.classPath()), ClassLoader.getPlatformClassLoader());
                Silence silence = Silence.begin()) {
            thread.setContextClassLoader(loader);
            return new SchemaProgram(request, loader).answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] urls(List<Path> paths) throws IOException {
        URL[] urls = new URL[paths.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = paths.get(i).toUri().toURL();
        }
        return urls;
    }

    private Answer answer() throws IOException {
        List<Archive> roots = request.roots().stream().map(Archive::new).toList();
        Optional<Unit> configured =
                request.packages().isEmpty() ? PersistenceXml.find(roots, request.unit()) : Optional.empty();
        Unit unit = configured.orElseGet(() -> Unit.ofAll(roots.get(0)));
        Provider provider = Provider.find(loader, unit.provider());
        EntityScan scan = scan(unit, provider, configured.isPresent() ? List.of(unit.home()) : roots);
        List<String> mappingFiles = mappingFiles(unit);
        Set<String> classes = new LinkedHashSet<>(unit.classes());
        classes.addAll(scan.classes());
        if (classes.isEmpty() && mappingFiles.isEmpty()) {
            throw noEntities(provider, roots);
        }
        int count = classes.size();
        scan.annotatedPackages().forEach(one -> classes.add(provider.packageName(one)));
        Optional<SpringBoot> boot = provider.isHibernate() ? SpringBoot.find(loader, roots) : Optional.empty();
        Map<String, Object> properties = properties(provider, unit, boot);
        List<String> remarks = new ArrayList<>();
        String ddl =
                generate(provider, new UnitInfo(unit, List.copyOf(classes), mappingFiles, loader), properties, remarks);
        String where =
                configured.map(one -> " of the persistence unit " + one.name()).orElse("");
        String naming = boot.map(spring -> "; " + spring.naming(properties)).orElse("");
        remarks.add(
                0,
                "Entities: " + count + (count == 1 ? " class" : " classes") + where + ", by " + provider.name() + naming
                        + ".");
        return new Answer(provider.understood(ddl), remarks);
    }

    private EntityScan scan(Unit unit, Provider provider, List<Archive> places) throws IOException {
        EntityScan scan = new EntityScan(loader, provider.namespace(), request.packages());
        if (unit.searched()) {
            for (Archive place : places) {
                scan.search(place);
            }
        }
        for (String jar : unit.jars()) {
            Path home = unit.home().path();
            scan.search(new Archive(home.resolveSibling(jar).normalize()));
        }
        return scan;
    }

    private List<String> mappingFiles(Unit unit) throws IOException {
        List<String> files = new ArrayList<>(unit.mappingFiles());
        if (!files.contains(STANDARD_MAPPING)
                && unit.home().read(STANDARD_MAPPING).isPresent()) {
            files.add(STANDARD_MAPPING);
        }
        return files;
    }

    private MigrateException noEntities(Provider provider, List<Archive> roots) throws IOException {
        String where = String.join(
                ", ", roots.stream().map(root -> root.path().toString()).toList());
        EntityScan others = new EntityScan(loader, provider.otherNamespace(), request.packages());
        for (Archive root : roots) {
            others.search(root);
        }
        if (others.entities() > 0) {
            return new MigrateException(
                    "The entities in " + where + " are annotated with " + provider.otherNamespace() + ", and "
                            + provider.name() + " looks for " + provider.namespace() + ".",
                    "Take a provider that fits: Hibernate 6 or later and EclipseLink 3 or later are jakarta, those before "
                            + "are javax.");
        }
        return new MigrateException(
                "There is no entity in " + where
                        + (request.packages().isEmpty()
                                ? "."
                                : " below " + String.join(", ", request.packages()) + "."),
                "Run `mvn compile` first; entities of other modules are found with -Dmigrate.model.dependencies="
                        + "<groupId>:<artifactId>, those of some packages with -Dmigrate.model.packages=.");
    }

    private Map<String, Object> properties(Provider provider, Unit unit, Optional<SpringBoot> boot) {
        Map<String, Object> properties = new LinkedHashMap<>(provider.defaults());
        boot.ifPresent(spring -> properties.putAll(spring.properties()));
        properties.putAll(unit.properties());
        properties.putAll(request.properties());
        properties.keySet().removeIf(name -> FORBIDDEN.matcher(name).matches());
        properties.putAll(provider.demands(request.major()));
        return properties;
    }

    private static String generate(
            Provider provider, UnitInfo info, Map<String, Object> properties, List<String> remarks) {
        Optional<Throwable> notStarted = Optional.empty();
        if (provider.isHibernate()) {
            StringWriter script = target(provider, properties);
            try {
                provider.generateAtStart(info, properties);
                return script.toString();
            } catch (
                    Throwable e) { // an application may need at its start what is not here; a wrong mapping fails again
                // below
                notStarted = Optional.of(e);
            }
        }
        StringWriter script = target(provider, properties);
        try {
            provider.generate(info, properties);
        } catch (Throwable e) { // whatever it throws at a mapping that it does not understand, errors of linkage too
            throw new MigrateException(
                    provider.name() + " cannot make a schema of the entities:" + System.lineSeparator() + "  "
                            + String.join(System.lineSeparator() + "  ", messages(e)),
                    isMissing(e)
                            ? "A class is missing: add the dependency that it comes from to those of the project."
                            : "Correct the mapping and compile again.",
                    e);
        }
        notStarted.ifPresent(e -> remarks.add("Left out are the constraints of Bean Validation, which "
                + provider.name() + " knows only when it starts, and it does not start here: "
                + String.join("; ", messages(e))));
        return script.toString();
    }

    private static boolean isMissing(Throwable e) {
        return e instanceof NoClassDefFoundError
                || e instanceof ClassNotFoundException
                || (e.getCause() != null && isMissing(e.getCause()));
    }

    private static StringWriter target(Provider provider, Map<String, Object> properties) {
        StringWriter script = new StringWriter();
        properties.put(provider.namespace() + ".schema-generation.scripts.create-target", script);
        return script;
    }

    /** What an error and its causes say, the innermost first, each only once. */
    private static List<String> messages(Throwable e) {
        List<String> messages = new ArrayList<>();
        for (Throwable one = e; one != null; one = one.getCause()) {
            String said = one.getMessage() == null ? one.toString() : one.getMessage();
            String text = one instanceof LinkageError ? one.toString() : said;
            if (messages.stream().noneMatch(other -> text.contains(other) || other.contains(text))) {
                messages.add(0, text.lines().findFirst().orElse(text));
            }
        }
        return messages;
    }
}
