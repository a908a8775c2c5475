package dev.migrate.render;

import dev.migrate.catalog.Column;
import dev.migrate.catalog.Constraint;
import dev.migrate.diff.Domains;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What becomes of values whose type changes; a domain is what it stands on, and what else has a name of its own stands for itself. */
final class Conversion {

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "bpchar");
    private static final Set<String> TIMES = Set.of("date", "timestamp without time zone", "timestamp with time zone");
    private static final Set<String> CLOCKS = Set.of("time without time zone", "time with time zone", "interval");
    private static final Set<String> BITS = Set.of("bit", "bit varying");
    private static final Set<String> DOCUMENTS = Set.of("json", "jsonb");

    /** What else the server converts where a value is assigned, and so better than over its text. */
    private static final Set<String> ASSIGNED = Set.of(
            "money to numeric",
            "numeric to money",
            "integer to money",
            "bigint to money",
            "cidr to inet",
            "macaddr to macaddr8",
            "time without time zone to interval",
            "timestamp without time zone to time without time zone",
            "timestamp with time zone to time without time zone",
            "timestamp with time zone to time with time zone");

    /** What the server converts when it is told to, and text does not tell: {@code true} is no number. */
    private static final Set<String> CAST = Set.of("boolean to integer", "integer to boolean");

    private static final Pattern MODIFIER = Pattern.compile("\\((\\d+)(?:,(-?\\d+))?\\)");

    /** What a number of microseconds has behind the point where nothing is said. */
    private static final int FINEST_TIME = 6;

    private final String name;
    private final String before;
    private final String after;
    private final Domains domains;
    private final String from;
    private final String to;
    private final boolean comesToRefuseNulls;

    /**
     * From one type to another.
     *
     * @param before the type there was, without a collation
     * @param after the type there will be, without a collation
     * @param domains what both may be
     */
    Conversion(String before, String after, Domains domains) {
        this.name = after;
        this.domains = domains;
        this.before = domains.baseBefore(before);
        this.after = domains.baseAfter(after);
        this.from = base(this.before);
        this.to = base(this.after);
        this.comesToRefuseNulls = domains.refusesNullsAfter(after) && !domains.refusesNullsBefore(before);
    }

    /**
     * How it is said of a column. It has to be where the server would not convert by itself. What can be made by itself is
     * left to the server, which then cuts nothing off.
     */
    String using(String column) {
        String value = isText(after) ? overText(column) : cast(column);
        return isByItself() ? "" : " using " + value;
    }

    /** A value as one of the other type; over its text, which there is for every type, where they have nothing in common. */
    String cast(String value) {
        return (isByItself() ? value : overText(value)) + "::" + name;
    }

    private String overText(String value) {
        if (isAmount()) {
            return value + "::numeric";
        }
        if (isCast()) {
            return value;
        }
        return value
                + (isText(before)
                        ? ""
                        : isArray(before) && isArray(after) ? "::pg_catalog.text[]" : "::pg_catalog.text");
    }

    private boolean isByItself() {
        boolean sameShape = isArray(before) == isArray(after);
        return (sameShape && from.equals(to) && !isOfUsers())
                || (sameShape
                        && (both(NUMBERS)
                                || both(TIMES)
                                || both(DOCUMENTS)
                                || both(BITS)
                                || (both(TEXTS) && isArray(after))))
                || (sameShape && ASSIGNED.contains(from + " to " + to))
                || (isText(after) && !isOfUsers());
    }

    /** Somebody may have made a cast of a type of theirs, which the server then takes instead of its own. */
    private boolean isOfUsers() {
        return from.contains(".");
    }

    /** The text of an amount of money has a currency in it. */
    private boolean isAmount() {
        return from.equals("money") && NUMBERS.contains(to) && !isArray(before);
    }

    private boolean isCast() {
        return isArray(before) == isArray(after) && CAST.contains(from + " to " + to);
    }

    private boolean both(Set<String> family) {
        return family.contains(from) && family.contains(to);
    }

    /** Whether there may be values that cannot be converted, which only the attempt tells. */
    boolean mayFail() {
        return !isByItself() && !isText(after) && !isAmount() && !isCast();
    }

    /**
     * What looks first whether all values of a column can be converted.
     *
     * @param column the column as it was
     */
    List<Fragment> guards(Column column) {
        String table = column.table().qualified();
        String value = Identifier.quote(column.name());
        List<Fragment> nulls =
                comesToRefuseNulls && !column.notNull() ? List.of(ColumnSql.nullGuard(column)) : List.of();
        List<Fragment> guards = new ArrayList<>();
        if (mayFail()) {
            guards.add(Guard.castable(table, value, "value::" + name, "are no " + name));
            guards.addAll(nulls);
            return guards;
        }
        String why = "have a value in " + value + " that is too " + (both(NUMBERS) ? "large" : "long") + " for " + name;
        tooLarge(value).map(condition -> Guard.noRows(table, condition, why)).ifPresent(guards::add);
        guards.addAll(nulls);
        domains.checksAfter(name)
                .forEach(check -> guards.add(Guard.noRows(
                        table, unmet(check, value), "do not meet " + Identifier.quote(check.name()) + " in " + value)));
        return guards;
    }

    private String unmet(Constraint check, String value) {
        boolean known =
                before.equals(after) && !isOfUsers() && !isArray(after); // or else operators may not be found for it
        return ConstraintSql.unmet(check, known ? value : "(" + value + "::" + after + ")");
    }

    /**
     * Which values the other type does not take, as a condition: because it is too small, or for what its domain demands.
     * None where it takes all, and where only the attempt can tell.
     *
     * @param value the value, as SQL
     */
    Optional<String> notTaken(String value) {
        if (mayFail()) {
            return Optional.empty();
        }
        Stream<String> nulls = comesToRefuseNulls ? Stream.of(value + " is null") : Stream.empty();
        Stream<String> checks = domains.checksAfter(name).stream().map(check -> unmet(check, value));
        return Stream.of(tooLarge(value).stream(), nulls, checks)
                .flatMap(Function.identity())
                .reduce((one, other) -> one + " or " + other);
    }

    private Optional<String> tooLarge(String value) {
        return isArray(before) && isArray(after)
                ? oneTooLarge("one")
                        .map(large -> "exists (select from pg_catalog.unnest(" + value + ") one where " + large + ")")
                : oneTooLarge(value);
    }

    private Optional<String> oneTooLarge(String value) {
        int length = modifier(after, 1, Integer.MAX_VALUE);
        if (TEXTS.contains(to)) {
            int had = TEXTS.contains(from) ? modifier(before, 1, Integer.MAX_VALUE) : Integer.MAX_VALUE;
            return length < had ? Optional.of("length(rtrim(" + value + "::text)) > " + length) : Optional.empty();
        }
        if (both(BITS)) {
            return length < modifier(before, 1, Integer.MAX_VALUE)
                    ? Optional.of("length(" + value + ") > " + length)
                    : Optional.empty();
        }
        if (!both(NUMBERS)) {
            return Optional.empty();
        }
        if (INTEGERS.contains(to) && (!INTEGERS.contains(from) || size(from) > size(to))) {
            boolean whole = INTEGERS.contains(from);
            String point = whole ? "" : ".0"; // numeric against integer might be somebody's operator
            String limits = switch (to) {
                case "smallint" -> "-32768%1$s and 32767%1$s";
                case "integer" -> "-2147483648%1$s and 2147483647%1$s";
                default -> "-9223372036854775808%1$s and 9223372036854775807%1$s";
            };
            return Optional.of(
                    (whole ? value : "round(" + number(value) + ")") + " not between " + limits.formatted(point));
        }
        boolean limited = to.equals("numeric") && length < Integer.MAX_VALUE;
        int whole = length - modifier(after, 2, 0);
        boolean fewer = !from.equals("numeric") || wholeDigits() > whole;
        return limited && fewer
                ? Optional.of("abs(round(" + number(value) + ", " + modifier(after, 2, 0) + ")) >= 1e" + whole)
                : Optional.empty();
    }

    private String number(String value) {
        return from.equals("numeric") ? value : value + "::numeric";
    }

    /** How many digits may stand before the point. */
    private int wholeDigits() {
        int length = modifier(before, 1, Integer.MAX_VALUE);
        return length == Integer.MAX_VALUE ? length : length - modifier(before, 2, 0);
    }

    /**
     * What is cut off, in words; empty where nothing is.
     *
     * @param of whose values they are
     */
    String loss(String of) {
        if (mayFail() && TEXTS.contains(to) && modifier(after, 1, Integer.MAX_VALUE) < Integer.MAX_VALUE) {
            return "what is too long for " + name + " in " + of;
        }
        if (isAmount() && INTEGERS.contains(to)) {
            return "digits behind the point of " + of;
        }
        if (isArray(before) != isArray(after) || !isByItself()) {
            return "";
        }
        if (TIMES.contains(from) && CLOCKS.contains(to)) {
            return "the date in " + of;
        }
        if (both(TIMES) || (both(CLOCKS) && from.equals(to))) {
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

    private static boolean isText(String type) {
        return TEXTS.contains(base(type)) && !isArray(type);
    }

    private static boolean isArray(String type) {
        return type.endsWith("]");
    }

    private static int modifier(String type, int place, int otherwise) {
        Matcher matcher = MODIFIER.matcher(type);
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
