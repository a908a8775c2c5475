package dev.migrate.op;

import dev.migrate.sql.Literal;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value of Java as PostgreSQL reads it. Text, times, bytes and arrays are strings without a type, which take on that of
 * their place.
 */
final class Value {

    private static final Set<Class<?>> NUMBERS = Set.of(
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class);

    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, SignStyle.NOT_NEGATIVE)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT);

    private Value() {}

    /** As SQL writes it in a list of values. */
    static String sql(@Nullable Object value) {
        Object plain = unwrapped(value);
        if (plain == null) {
            return "null";
        }
        if (plain instanceof Sql sql) {
            return sql.text();
        }
        boolean bare = plain instanceof Boolean || (isNumber(plain) && isFinite(plain));
        String text = text(plain);
        return bare ? text : Literal.quote(text);
    }

    /** As SQL writes it anywhere, also behind a minus sign. */
    static String parameter(@Nullable Object value) {
        String sql = sql(value);
        return sql.startsWith("-") && !(value instanceof Sql) ? "(" + sql + ")" : sql;
    }

    /** The value without an {@link Optional} around it. */
    static @Nullable Object unwrapped(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    /**
     * The characters that PostgreSQL reads it from.
     *
     * @throws IllegalArgumentException if it is of a class that has no counterpart
     */
    static String text(Object value) {
        if (value instanceof CharSequence || value instanceof Character || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof Boolean || isNumber(value)) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Collection<?> || value.getClass().isArray()) {
            return array(value);
        }
        return time(value);
    }

    private static boolean isNumber(Object value) {
        return NUMBERS.contains(value.getClass());
    }

    private static boolean isFinite(Object number) {
        return !(number instanceof Double || number instanceof Float)
                || Double.isFinite(((Number) number).doubleValue());
    }

    private static String time(Object value) {
        if (value instanceof LocalDate day) {
            return infinite(day, LocalDate.MIN, LocalDate.MAX).orElseGet(() -> dated(day, day, ""));
        }
        if (value instanceof LocalDateTime time) {
            return infinite(time, LocalDateTime.MIN, LocalDateTime.MAX)
                    .orElseGet(() -> dated(time, time.toLocalDate(), " " + time.toLocalTime()));
        }
        if (value instanceof Instant moment) {
            return infinite(moment, Instant.MIN, Instant.MAX).orElseGet(() -> text(moment.atOffset(ZoneOffset.UTC)));
        }
        if (value instanceof OffsetDateTime time) {
            return infinite(time, OffsetDateTime.MIN, OffsetDateTime.MAX)
                    .orElseGet(
                            () -> dated(time, time.toLocalDate(), " " + time.toLocalTime() + offset(time.getOffset())));
        }
        if (value instanceof ZonedDateTime time) {
            return text(time.toOffsetDateTime());
        }
        if (value instanceof OffsetTime time) {
            return time.toLocalTime() + offset(time.getOffset());
        }
        if (value instanceof LocalTime || value instanceof Duration || value instanceof Period) {
            return value.toString();
        }
        throw new IllegalArgumentException(
                "No SQL for a value of " + value.getClass() + ": " + value + ". Give it as text, or as sql(\"…\").");
    }

    /** The ends of what Java can say stand for PostgreSQL's infinity, as in its JDBC driver. */
    private static Optional<String> infinite(Object value, Object least, Object greatest) {
        return value.equals(least)
                ? Optional.of("-infinity")
                : value.equals(greatest) ? Optional.of("infinity") : Optional.empty();
    }

    private static String dated(TemporalAccessor value, LocalDate day, String behind) {
        return DAY.format(value) + behind + (day.getYear() < 1 ? " BC" : "");
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00" : offset.toString();
    }

    private static String array(Object value) {
        List<?> elements = value instanceof Collection<?> collection
                ? collection.stream().collect(Collectors.toList())
                : IntStream.range(0, Array.getLength(value))
                        .mapToObj(index -> Optional.ofNullable(Array.get(value, index)))
                        .toList();
        return elements.stream().map(Value::element).collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(@Nullable Object value) {
        Object plain = unwrapped(value);
        if (plain == null) {
            return "null";
        }
        if (plain instanceof Sql sql) {
            throw new IllegalArgumentException("An array of values cannot hold the SQL '" + sql.text() + "'.");
        }
        boolean nested = !(plain instanceof byte[])
                && (plain instanceof Collection<?> || plain.getClass().isArray());
        boolean bare = nested || plain instanceof Boolean || isNumber(plain);
        String text = text(plain);
        return bare ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
