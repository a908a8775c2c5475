package dev.migrate.op;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Work that depends on what the database holds: the server does it, so that a script may hold it as well. */
final class DoBlock {

    /** Declares what the search path is; what the block does with it is its own, for a block cannot have settings. */
    static final String PATH = "  path pg_catalog.text := pg_catalog.current_setting('search_path');";

    /**
     * From here on only the server's own is found without a schema: functions, operators and types of the same name may
     * stand in a schema of the search path, and the server writes what it knows of others with theirs.
     */
    static final String PIN = "  perform pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);";

    /** From here on all is found as the revision wants it. */
    static final String RESTORE = "  perform pg_catalog.set_config('search_path', path, true);";

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

    private DoBlock() {}

    /** The statement that runs a body of PL/pgSQL. */
    static String of(String body) {
        return "do " + quote(body);
    }

    /** A text between dollar signs that do not stand in it. */
    static String quote(String text) {
        String body = "\n" + text.strip() + "\n";
        String tag = "$$";
        for (int i = 1; body.contains(tag); i++) {
            tag = "$body" + (i == 1 ? "" : i) + "$";
        }
        return tag + body + tag;
    }

    /** A template with a text for each name in braces. */
    static String fill(String template, Map<String, String> texts) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(texts.get(place.group(1)))));
    }
}
