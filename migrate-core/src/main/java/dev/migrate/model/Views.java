package dev.migrate.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The views that SQL beside entities creates. An entity may be read from one; its provider takes it for a table all the
 * same, and that table must not be created.
 */
final class Views {

    private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)";
    private static final String NAME = "(" + PART + "(?:\\s*\\.\\s*" + PART + ")?)";

    private static final Pattern VIEW = pattern(
            "create\\s+(?:or\\s+replace\\s+)?(?:materialized\\s+|recursive\\s+)?view\\s+(?:if\\s+not\\s+exists\\s+)?"
                    + NAME);

    /** What a provider says of a table. */
    private static final List<Pattern> OF_TABLE = List.of(
            pattern("create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?" + NAME),
            pattern("alter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?" + NAME),
            pattern("create\\s+(?:unique\\s+)?index\\s.*?\\son\\s+" + NAME),
            pattern("comment\\s+on\\s+table\\s+" + NAME),
            pattern("comment\\s+on\\s+column\\s+" + NAME + "\\s*\\.\\s*" + PART + "\\s+is\\b"));

    /** A foreign key, which cannot refer to a view. */
    private static final Pattern REFERENCE = pattern("alter\\s+table\\s.*?\\sreferences\\s+" + NAME);

    /** Each with the place where it is created, by its name. */
    private final Map<String, String> places = new HashMap<>();

    /** The views that these statements create. */
    Views(List<ModelStatement> statements) {
        for (ModelStatement statement : statements) {
            named(VIEW, statement).ifPresent(name -> places.put(name, name + " (" + statement.place() + ")"));
        }
    }

    /**
     * What entities want besides.
     *
     * @param ofEntities the statements of a provider
     * @param remarks takes which entities are read from views
     */
    List<ModelStatement> without(List<ModelStatement> ofEntities, List<String> remarks) {
        if (places.isEmpty()) {
            return ofEntities;
        }
        List<ModelStatement> kept = new ArrayList<>();
        TreeSet<String> read = new TreeSet<>();
        for (ModelStatement statement : ofEntities) {
            Optional<String> view = OF_TABLE.stream()
                    .map(pattern -> named(pattern, statement))
                    .flatMap(Optional::stream)
                    .filter(places::containsKey)
                    .findFirst();
            view.map(places::get).ifPresent(read::add);
            boolean refers =
                    named(REFERENCE, statement).filter(places::containsKey).isPresent();
            if (view.isEmpty() && !refers) {
                kept.add(statement);
            }
        }
        if (!read.isEmpty()) {
            remarks.add("Entities are read from views: " + String.join(", ", read) + ".");
        }
        return kept;
    }

    private static Optional<String> named(Pattern pattern, ModelStatement statement) {
        Matcher matcher = pattern.matcher(statement.statement().text());
        return matcher.lookingAt() ? Optional.of(name(matcher.group(1))) : Optional.empty();
    }

    /** A name as the server knows it; the schema that is there anyway is left out. */
    private static String name(String written) {
        List<String> parts = new ArrayList<>();
        Matcher part = Pattern.compile(PART).matcher(written);
        while (part.find()) {
            String text = part.group();
            parts.add(
                    text.startsWith("\"")
                            ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                            : text.toLowerCase(Locale.ROOT));
        }
        return String.join(".", parts.size() > 1 && parts.get(0).equals("public") ? parts.subList(1, 2) : parts);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
