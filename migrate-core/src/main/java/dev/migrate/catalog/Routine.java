package dev.migrate.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function, a procedure or a window function.
 *
 * @param key its name and the types of its arguments
 * @param procedure whether it is called, not selected from
 * @param definition the statement that creates or replaces it
 * @param signature its arguments with their names but without defaults, and its result
 * @param defaults how many of its arguments have a default
 * @param textBody whether its body is a text of SQL that the server checks when it is created
 */
public record Routine(Key key, boolean procedure, String definition, String signature, int defaults, boolean textBody)
        implements CatalogObject {

    private static final Pattern PARSED_BODY = Pattern.compile("\\n(RETURN |BEGIN ATOMIC\\b)");

    /** Whether its body is read by the server when it is created, so that what it calls has to be there. */
    public boolean hasParsedBody() {
        return PARSED_BODY.matcher(definition).find();
    }

    /** The same with nothing in its body: it can be created before what it calls, and filled in afterwards. */
    public Routine withoutBody() {
        Matcher body = PARSED_BODY.matcher(definition);
        String head = body.find() ? definition.substring(0, body.start()) : definition;
        String empty = head.replaceFirst("\n LANGUAGE sql", "\n LANGUAGE plpgsql") + "\nAS $empty$begin end$empty$";
        return new Routine(key, procedure, empty, signature, defaults, false);
    }
}
