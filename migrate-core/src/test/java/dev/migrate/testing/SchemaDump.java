package dev.migrate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * A schema as {@code pg_dump} writes it; where that is not installed, or older than the server, as the facts of
 * {@link Schema} say it. Both share nothing with how Migrate reads.
 */
public final class SchemaDump {

    private static final Map<String, Integer> PROGRAMS = programs();

    /** Where a fact names an owner, who is left out here as there. */
    private static final Pattern OWNER = Pattern.compile("^(owner and grants of .*) (?:postgres|mx_role)(?= |$)");

    private SchemaDump() {}

    /**
     * The same without the order: of the objects, which follows their numbers, and of the columns, which nobody can
     * change. Each line stands with the statement that it is a part of. The columns of a child that inherits are left out:
     * whether it has one of its own as well is said once, when it is created.
     */
    public static String unordered(TestDatabase database) {
        List<String> lines = new ArrayList<>();
        String statement = "";
        for (String each : of(database).split("\n", -1)) {
            String line = each.contains("CREATE STATISTICS ")
                    ? sorted(each)
                    : each; // its columns are in the order of the table's
            boolean begins = line.matches("(CREATE|ALTER|COMMENT|GRANT|REVOKE) .*");
            statement = begins ? line : statement;
            lines.add(begins ? line : statement + " … " + StringUtils.removeEnd(line.strip(), ","));
        }
        Set<String> children = lines.stream()
                .filter(line -> line.contains("( … INHERITS ("))
                .map(line -> StringUtils.substringBefore(line, " … "))
                .collect(Collectors.toSet());
        lines.removeIf(
                line -> children.contains(StringUtils.substringBefore(line, " … ")) && !line.contains(" … INHERITS "));
        lines.removeIf(line -> children.stream()
                .anyMatch(child -> line.matches(
                        "ALTER TABLE ONLY \\Q" + table(child) + "\\E ALTER COLUMN .* SET (DEFAULT|NOT NULL).*")));
        lines.removeIf(line -> line.contains("SET default_table")); // where pg_dump says it follows the order
        Collections.sort(lines);
        return String.join("\n", lines);
    }

    private static String table(String create) {
        return StringUtils.removeEnd(StringUtils.removeStart(create, "CREATE TABLE "), " (");
    }

    private static String sorted(String statistics) {
        String columns = StringUtils.substringBetween(statistics, " ON ", " FROM ");
        return statistics.replace(
                columns, Arrays.stream(columns.split(", ", -1)).sorted().collect(Collectors.joining(", ")));
    }

    /** The dump of a database, without what is different in each. */
    public static String of(TestDatabase database) {
        String program = program(database);
        return program == null
                ? Schema.of(database).facts().stream()
                        .map(fact -> OWNER.matcher(fact).replaceFirst("$1"))
                        .collect(Collectors.joining("\n"))
                : dump(program, database);
    }

    /** The first program that can dump this server; null where none is new enough. */
    private static @Nullable String program(TestDatabase database) {
        int server = database.major();
        return PROGRAMS.entrySet().stream()
                .filter(program -> program.getValue() >= server)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The programs on this machine with their major versions: those that Debian hides behind a script, then the path's. */
    private static Map<String, Integer> programs() {
        List<String> candidates = new ArrayList<>();
        for (int major = 14; major <= 18; major++) {
            candidates.add("/usr/lib/postgresql/" + major + "/bin/pg_dump");
        }
        candidates.removeIf(program -> !Files.isExecutable(Path.of(program)));
        candidates.add("pg_dump");
        Map<String, Integer> programs = new LinkedHashMap<>();
        for (String program : candidates) {
            try {
                Process version = new ProcessBuilder(program, "--version").start();
                String said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                programs.put(program, Integer.parseInt(said.replaceAll("\\D*(\\d+)[\\s\\S]*", "$1")));
            } catch (IOException notInstalled) {
                // the facts stand in for it
            }
        }
        return programs;
    }

    private static String dump(String program, TestDatabase database) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    program,
                    "--schema-only",
                    database.url().replace("jdbc:postgresql", "postgresql"),
                    "-U",
                    database.user());
            builder.environment().put("PGPASSWORD", database.password());
            builder.redirectErrorStream(true);
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text.lines()
                    .filter(line -> !line.startsWith("\\") && !line.startsWith("--") && !line.isBlank())
                    .filter(line -> !line.startsWith("pg_dump: ")) // it warns of routines that call each other
                    .filter(line -> !line.matches("ALTER .* OWNER TO .*;")) // owners are not compared
                    .map(SchemaDump::settled)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is dumped of {@code v in ('a', 'b')} over a varchar is dumped in another way once it is restored. */
    private static String settled(String line) {
        return Pattern.compile("\\(ARRAY\\[([^\\]]*)]\\)::([a-z ]+)\\[]")
                .matcher(line)
                .replaceAll(array -> Arrays.stream(array.group(1).split(", ", -1))
                        .map(element -> "(" + element + ")::" + array.group(2))
                        .collect(Collectors.joining(", ", "ARRAY[", "]")));
    }
}
