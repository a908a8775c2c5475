package dev.migrate.maven;

import dev.migrate.MigrateException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as PostgreSQL's own settings write them: {@code 500ms}, {@code 30s}, {@code 5min}; {@code 0} for none. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h)?");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L);

    private Durations() {}

    /** Reads the value of a setting; a number alone counts seconds. */
    static Duration parse(String setting, String value) {
        Matcher matcher = FORM.matcher(value.strip());
        if (!matcher.matches()) {
            throw new MigrateException(
                    setting + " is '" + value + "', which is no span of time.",
                    "Write a number and a unit out of ms, s, min and h: -D" + setting + "=30s");
        }
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return Duration.ofMillis(Long.parseLong(matcher.group(1)) * MILLIS.getOrDefault(unit, 1L));
    }

    /** A measured span for people: {@code 12 ms}, {@code 3.4 s}, {@code 2 min 5 s}. */
    static String shown(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis < 60_000
                ? millis / 1_000 + "." + millis % 1_000 / 100 + " s"
                : millis / 60_000 + " min " + millis % 60_000 / 1_000 + " s";
    }
}
