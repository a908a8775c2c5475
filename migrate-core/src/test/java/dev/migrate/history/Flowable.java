package dev.migrate.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The PostgreSQL scripts in the jars of one release of Flowable, which the build copies to {@code target/flowable}.
 *
 * @param scripts the text of each, by file name
 */
record Flowable(Map<String, String> scripts) {

    private static final Pattern SCRIPT =
            Pattern.compile(".*/(flowable\\.postgres\\.(create|upgradestep)\\.[^/]*\\.sql)");
    private static final Pattern STEP =
            Pattern.compile("flowable\\.postgres\\.upgradestep\\.(\\d{4})\\.to\\.(\\d{4})\\.\\w+\\.sql");

    static Flowable release(String version) {
        Map<String, String> scripts = new TreeMap<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target", "flowable", version), "*.jar")) {
            for (Path jar : jars) {
                collect(jar, scripts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Flowable(scripts);
    }

    private static void collect(Path jar, Map<String, String> scripts) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                Matcher name = SCRIPT.matcher(entry.getName());
                if (name.matches()) {
                    scripts.put(
                            name.group(1), new String(file.getInputStream(entry).readAllBytes(), UTF_8));
                }
            }
        }
    }

    /** The scripts that create these parts of the schema, one after the other. */
    String create(String... parts) {
        return Stream.of(parts)
                .map(part -> scripts.getOrDefault("flowable.postgres.create." + part + ".sql", ""))
                .collect(Collectors.joining("\n"));
    }

    /** How many scripts create something. */
    long createScripts() {
        return scripts.keySet().stream()
                .filter(name -> name.contains(".create."))
                .count();
    }

    /** The steps that lead on from a version of the schema, and the one that leads to it, in order. */
    List<UpgradeStep> stepsTo(int version) {
        Map<Integer, UpgradeStep> steps = new TreeMap<>();
        scripts.forEach((name, sql) -> {
            Matcher step = STEP.matcher(name);
            if (step.matches() && Integer.parseInt(step.group(2)) >= version) {
                steps.merge(
                        Integer.parseInt(step.group(1)),
                        new UpgradeStep(step.group(1), step.group(2), sql),
                        UpgradeStep::and);
            }
        });
        return new ArrayList<>(steps.values());
    }

    /**
     * What leads from one version of the schema to the next: the scripts of common, engine and history, in this order.
     *
     * @param from the version before
     * @param to the version after
     * @param sql the scripts
     */
    record UpgradeStep(String from, String to, String sql) {

        private UpgradeStep and(UpgradeStep next) {
            return new UpgradeStep(from, to, sql + "\n" + next.sql);
        }
    }
}
