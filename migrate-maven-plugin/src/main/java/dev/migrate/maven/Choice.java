package dev.migrate.maven;

import dev.migrate.MigrateException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A setting that is one of a few words. */
final class Choice {

    private Choice() {}

    /** The constant of that name, in any case. */
    static <E extends Enum<E>> E of(String setting, String value, E[] choices) {
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equalsIgnoreCase(value.strip()))
                .findFirst()
                .orElseThrow(() -> new MigrateException(
                        setting + " is '" + value + "', which it cannot be.",
                        "It is one of: "
                                + Arrays.stream(choices)
                                        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
