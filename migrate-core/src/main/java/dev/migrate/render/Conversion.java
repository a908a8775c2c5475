package dev.migrate.render;

import dev.migrate.catalog.Column;
import dev.migrate.sql.Identifier;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of the values of a column whose type changes. */
final class Conversion {

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "bpchar");
    private static final Set<String> TIMES = Set.of("date", "timestamp without time zone", "timestamp with time zone");
    private static final Set<String> DOCUMENTS = Set.of("json", "jsonb");
    private static final Pattern MODIFIER = Pattern.compile("\\((\\d+)(?:,(-?\\d+))?\\)");

    /** What a number of microseconds has behind the point where nothing is said. */
    private static final int FINEST_TIME = 6;

    private final Column before;
    private final Column after;
    private final String from;
    private final String to;

    Conversion(Column before, Column after) {
        this.before = before;
        this.after = after;
        this.from = base(before.type());
        this.to = base(after.type());
    }

    /**
     * How it is said. It has to be where the server would not convert by itself; then it goes over the text of the value,
     * which there is for every type. What can be made by itself is left to the server, which then cuts nothing off.
     */
    String using() {
        if (isByItself()) {
            return "";
        }
        boolean array = isArray(before) && isArray(after);
        boolean text = TEXTS.contains(from) && !isArray(before);
        String overText = text ? "" : array ? "::text[]" : "::text";
        boolean toText = TEXTS.contains(to) && !isArray(after);
        return " using " + column() + overText + (toText ? "" : "::" + after.type());
    }

    private boolean isByItself() {
        boolean sameShape = isArray(before) == isArray(after);
        return (sameShape && from.equals(to))
                || (sameShape && (both(NUMBERS) || both(TIMES) || both(DOCUMENTS)))
                || (TEXTS.contains(to) && !isArray(after) && !isOfUsers());
    }

    /** Somebody may have made a cast of a type of theirs, which the server then takes instead of its own. */
    private boolean isOfUsers() {
        return from.contains(".");
    }

    private boolean both(Set<String> family) {
        return family.contains(from) && family.contains(to);
    }

    /** What looks first whether all values can be converted; none where they can. */
    Optional<Fragment> guard() {
        if (before.isGenerated()) {
            return Optional.empty();
        }
        String table = before.table().qualified();
        if (TEXTS.contains(to) && !isArray(after) && modifier(after, 1, 0) == 0) {
            return Optional.empty(); // every value has a text
        }
        if (!isByItself()) {
            return Optional.of(Guard.castable(table, column(), after.type()));
        }
        if (isArray(before) || isArray(after)) {
            return Optional.empty();
        }
        String why = "have a value in " + column() + " that is too " + (TEXTS.contains(to) ? "long" : "large") + " for "
                + after.type();
        return tooLarge().map(condition -> Guard.noRows(table, condition, why));
    }

    private Optional<String> tooLarge() {
        int length = modifier(after, 1, Integer.MAX_VALUE);
        if (TEXTS.contains(to)) {
            int had = TEXTS.contains(from) ? modifier(before, 1, Integer.MAX_VALUE) : Integer.MAX_VALUE;
            boolean shorter = !to.equals("text") && length < had;
            return shorter ? Optional.of("length(rtrim(" + column() + "::text)) > " + length) : Optional.empty();
        }
        if (!both(NUMBERS)) {
            return Optional.empty();
        }
        if (INTEGERS.contains(to) && (!INTEGERS.contains(from) || size(from) > size(to))) {
            String limit = switch (to) {
                case "smallint" -> "-32768 and 32767";
                case "integer" -> "-2147483648 and 2147483647";
                default -> "-9223372036854775808 and 9223372036854775807";
            };
            return Optional.of(
                    (INTEGERS.contains(from) ? column() : "round(" + number() + ")") + " not between " + limit);
        }
        boolean limited = to.equals("numeric") && length < Integer.MAX_VALUE;
        int whole = length - modifier(after, 2, 0);
        boolean fewer = !from.equals("numeric") || wholeDigits() > whole;
        return limited && fewer
                ? Optional.of("abs(round(" + number() + ", " + modifier(after, 2, 0) + ")) >= 1e" + whole)
                : Optional.empty();
    }

    private String number() {
        return from.equals("numeric") ? column() : column() + "::numeric";
    }

    /** How many digits may stand before the point. */
    private int wholeDigits() {
        int length = modifier(before, 1, Integer.MAX_VALUE);
        return length == Integer.MAX_VALUE ? length : length - modifier(before, 2, 0);
    }

    /** What is cut off, in words; empty where nothing is. */
    String loss() {
        if (before.isGenerated() || isArray(before) || isArray(after) || !isByItself()) {
            return "";
        }
        String of = Names.column(before.key());
        if (both(TIMES)) {
            boolean coarser = modifier(after, 1, FINEST_TIME) < modifier(before, 1, FINEST_TIME);
            return to.equals("date") && !from.equals("date")
                    ? "the time of day in " + of
                    : coarser && !from.equals("date") ? "fractions of seconds in " + of : "";
        }
        if (!both(NUMBERS) || INTEGERS.contains(from)) {
            return "";
        }
        if (to.equals("real") || (to.equals("double precision") && from.equals("numeric"))) {
            return from.equals(to) ? "" : "digits of " + of;
        }
        boolean exact = INTEGERS.contains(to) || modifier(after, 1, Integer.MAX_VALUE) < Integer.MAX_VALUE;
        int kept = INTEGERS.contains(to) ? 0 : modifier(after, 2, 0);
        boolean fine = from.equals("numeric") && modifier(before, 1, Integer.MAX_VALUE) < Integer.MAX_VALUE;
        int had = fine ? modifier(before, 2, 0) : Integer.MAX_VALUE;
        return exact && kept < had ? "digits behind the point of " + of : "";
    }

    private static int size(String integer) {
        return switch (integer) {
            case "smallint" -> 2;
            case "integer" -> 4;
            default -> 8;
        };
    }

    private String column() {
        return Identifier.quote(before.name());
    }

    private static boolean isArray(Column column) {
        return column.type().endsWith("]");
    }

    private static int modifier(Column column, int place, int otherwise) {
        Matcher matcher = MODIFIER.matcher(column.type());
        return matcher.find() && matcher.group(place) != null ? Integer.parseInt(matcher.group(place)) : otherwise;
    }

    /** A type without its length: {@code numeric} of {@code numeric(10,2)}; of an array, that of its elements. */
    static String base(String type) {
        String element = type.replace("[]", "");
        int open = element.indexOf('(');
        int close = element.indexOf(')');
        return open < 0 ? element : element.substring(0, open) + element.substring(close + 1);
    }
}
