package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code ${name}} that should have been replaced by a value.
 *
 * @param name what it asks for
 */
public record Placeholder(String name) {

    private static final Pattern FORM = Pattern.compile("\\$\\{([\\w.-]+)}");
    private static final String ENVIRONMENT = "env.";

    /** The first one in a text. */
    public static Optional<Placeholder> in(String text) {
        Matcher form = FORM.matcher(text);
        return form.find() ? Optional.of(new Placeholder(form.group(1))) : Optional.empty();
    }

    /** The one that a whole text is: a password may hold another as its own characters. */
    public static Optional<Placeholder> wholly(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches() ? Optional.of(new Placeholder(form.group(1))) : Optional.empty();
    }

    /** Says that a setting holds it. */
    public MigrateException unresolved(String setting) {
        return new MigrateException(
                setting + " holds ${" + name + "}, and nothing says what that is.",
                name.startsWith(ENVIRONMENT)
                        ? "Set the environment variable " + name.substring(ENVIRONMENT.length()) + "."
                        : "Define the property " + name + " (-D" + name + "=…, or in the POM or settings.xml).");
    }
}
