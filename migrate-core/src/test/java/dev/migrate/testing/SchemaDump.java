package dev.migrate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/**
 * A schema as {@code pg_dump} writes it; where that is not installed, or older than the server, as the facts of
 * {@link Schema} say it. Both share nothing with how Migrate reads.
 */
public final class SchemaDump {

    private SchemaDump() {}

    /**
     * The same without the order: of the objects, which follows their numbers, and of the columns, which nobody can
     * change. Each line stands with the statement that it is a part of.
     */
    public static String unordered(TestDatabase database) {
        List<String> lines = new ArrayList<>();
        String statement = "";
        for (String each : of(database).split("\n", -1)) {
            String line = each.startsWith("CREATE STATISTICS")
                    ? sorted(each)
                    : each; // its columns are in the order of the table's
            boolean begins = line.matches("(CREATE|ALTER|COMMENT|GRANT|REVOKE) .*");
            statement = begins ? line : statement;
            lines.add(begins ? line : statement + " … " + Strings.CS.removeEnd(line.strip(), ","));
        }
        Collections.sort(lines);
        return String.join("\n", lines);
    }

    private static String sorted(String statistics) {
        String columns = StringUtils.substringBetween(statistics, " ON ", " FROM ");
        return statistics.replace(
                columns, Arrays.stream(columns.split(", ", -1)).sorted().collect(Collectors.joining(", ")));
    }

    /** The dump of a database, without what is different in each. */
    public static String of(TestDatabase database) {
        return isAsNewAs(database)
                ? dump(database)
                : String.join("\n", Schema.of(database).facts());
    }

    private static boolean isAsNewAs(TestDatabase database) {
        try {
            Process version = new ProcessBuilder("pg_dump", "--version").start();
            String said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int client = Integer.parseInt(said.replaceAll("\\D*(\\d+)[\\s\\S]*", "$1"));
            return client
                    >= Integer.parseInt(
                                    database.query("show server_version_num").get(0))
                            / 10_000;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static String dump(TestDatabase database) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    "pg_dump",
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
