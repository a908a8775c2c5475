package dev.migrate.maven;

import java.util.List;
import java.util.Properties;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a goal: bare on the command line, as in {@code -Dtarget=head}, else as the POM or
 * {@code -Dmigrate.target} has them. A bare name is read from the command line alone, for many POMs have a property
 * {@code target} or {@code message} of their own.
 */
final class Arguments {

    private final Properties commandLine;

    Arguments(Properties commandLine) {
        this.commandLine = commandLine;
    }

    /** A text; empty where there is none. */
    String text(String name, @Nullable String configured) {
        return StringUtils.defaultString(commandLine.getProperty(name, configured))
                .strip();
    }

    /** A switch; {@code -Dsql} alone turns it on. */
    boolean flag(String name, boolean configured) {
        String given = commandLine.getProperty(name);
        return given == null ? configured : given.isBlank() || Boolean.parseBoolean(given);
    }

    /** A list, separated by commas or white space. */
    List<String> list(String name, @Nullable List<String> configured) {
        String given = commandLine.getProperty(name);
        if (given != null) {
            return List.of(StringUtils.split(given, ", "));
        }
        return configured == null ? List.of() : List.copyOf(configured);
    }
}
