package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.NearestWord;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a new revision file is called.
 *
 * @param pattern its path without the ending: text, slashes, and the tokens {@code {rev} {slug} {epoch} {year} {month}
 *     {day} {hour} {minute} {second}}
 * @param slugLength the most characters of the message that the name keeps
 * @param zone where the clock stands that the date is read from
 */
public record FileNaming(String pattern, int slugLength, ZoneId zone) {

    private static final Pattern TOKEN = Pattern.compile("\\{(\\w+)}");
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    /** The name is the id and the message, the date is in UTC. */
    public static FileNaming standard() {
        return new FileNaming("{rev}_{slug}", 40, ZoneOffset.UTC);
    }

    /**
     * The path of the file that a revision is written to in some language, from the directory of revisions.
     *
     * @throws MigrateException if the pattern holds a token that does not exist
     */
    public String fileOf(Draft draft, Language language) {
        Map<String, String> values = values(draft);
        Matcher tokens = TOKEN.matcher(pattern);
        return tokens.replaceAll(token -> Matcher.quoteReplacement(value(token, values))) + language.ending();
    }

    /**
     * The words of a message as they stand in a file name, by Alembic's rule: in lower case, joined by underscores, cut
     * behind the last word that fits.
     */
    public String slug(String message) {
        String slug = WORD.matcher(message)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("_"))
                .toLowerCase(Locale.ROOT);
        if (slug.codePointCount(0, slug.length()) <= slugLength) {
            return slug;
        }
        String cut = slug.substring(0, slug.offsetByCodePoints(0, slugLength));
        return (cut.contains("_") ? cut.substring(0, cut.lastIndexOf('_')) : cut) + "_";
    }

    private String value(MatchResult token, Map<String, String> values) {
        String value = values.get(token.group(1));
        if (value == null) {
            throw new MigrateException(
                    "The file template '" + pattern + "' has an unknown token '" + token.group(1) + "'"
                            + NearestWord.question(token.group(1), values.keySet()),
                    "The tokens are {rev}, {slug}, {epoch}, {year}, {month}, {day}, {hour}, {minute} and {second}.");
        }
        return value;
    }

    private Map<String, String> values(Draft draft) {
        ZonedDateTime created = draft.created().atZone(zone);
        return Map.of(
                "rev", draft.id().value(),
                "slug", slug(draft.message()),
                "epoch", Long.toString(created.toEpochSecond()),
                "year", "%04d".formatted(created.getYear()),
                "month", "%02d".formatted(created.getMonthValue()),
                "day", "%02d".formatted(created.getDayOfMonth()),
                "hour", "%02d".formatted(created.getHour()),
                "minute", "%02d".formatted(created.getMinute()),
                "second", "%02d".formatted(created.getSecond()));
    }
}
