package dev.migrate.render;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Domains;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * A few rows for every table where that is simple, so that a change meets rows when it is tried. They are made of the server's
 * own functions, operators and types; the triggers that they meet find theirs by the search path.
 */
public final class SampleRows {

    /** Rows of one table may need those of another. */
    private static final int ROUNDS = 3;

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("smallint", "i"),
            Map.entry("integer", "i"),
            Map.entry("bigint", "i"),
            Map.entry("numeric", "i"),
            Map.entry("real", "i"),
            Map.entry("double precision", "i"),
            Map.entry("boolean", "i operator(pg_catalog.%) 2 operator(pg_catalog.=) 0"),
            Map.entry("text", "'a' operator(pg_catalog.||) i"),
            Map.entry("character varying", "'a' operator(pg_catalog.||) i"),
            Map.entry("character", "'a' operator(pg_catalog.||) i"),
            Map.entry("bytea", "'a'"),
            Map.entry("date", "pg_catalog.date '2026-01-01' operator(pg_catalog.+) i"),
            Map.entry("timestamp without time zone", "pg_catalog.date '2026-01-01' operator(pg_catalog.+) i"),
            Map.entry("timestamp with time zone", "pg_catalog.date '2026-01-01' operator(pg_catalog.+) i"),
            Map.entry(
                    "time without time zone",
                    "time '10:00' operator(pg_catalog.+) (interval '1 minute' operator(pg_catalog.*) i)"),
            Map.entry("interval", "interval '1 day' operator(pg_catalog.*) i"),
            Map.entry("uuid", "('00000000-0000-0000-0000-00000000000' operator(pg_catalog.||) i)"),
            Map.entry("json", "'{}'"),
            Map.entry("jsonb", "'{}'"),
            Map.entry("inet", "'10.0.0.1'"));

    private static final Pattern KEYWORD = Pattern.compile(
            "(smallint|integer|bigint|numeric|real|double|boolean|character|bit|timestamp|time|interval)\\b");

    private final Catalog catalog;
    private final Map<String, CatalogObject> types = new HashMap<>();

    private SampleRows(Catalog catalog) {
        this.catalog = catalog;
        catalog.objects().forEach((key, object) -> {
            if (key.kind() == Kind.TYPE) {
                types.put(key.qualified(), object);
            }
        });
    }

    /** Statements that insert rows; what a table refuses it goes without. */
    public static List<String> of(Catalog catalog) {
        return new SampleRows(catalog).statements();
    }

    private List<String> statements() {
        Map<Key, List<Column>> columns = new TreeMap<>();
        for (CatalogObject object : catalog.objects().values()) {
            if (object instanceof Table table && isSimple(table)) {
                columns.put(table.key(), new ArrayList<>());
            }
        }
        for (CatalogObject object : catalog.objects().values()) {
            if (object instanceof Column column && columns.containsKey(column.table())) {
                columns.get(column.table()).add(column);
            }
        }
        List<String> round = new ArrayList<>();
        columns.forEach((table, ofTable) -> insert(table, ofTable).ifPresent(round::add));
        List<String> statements = new ArrayList<>();
        for (int count = 0; count < ROUNDS; count++) {
            statements.addAll(round);
        }
        return statements;
    }

    /** What takes all rows away; nothing where there is no table. */
    public static Optional<String> removal(Catalog catalog) {
        String tables = catalog.objects().values().stream()
                .filter(object -> object instanceof Table table && isSimple(table))
                .map(object -> object.key().qualified())
                .collect(Collectors.joining(", "));
        return tables.isEmpty() ? Optional.empty() : Optional.of("truncate " + tables + " cascade");
    }

    private static boolean isSimple(Table table) {
        return table.foreign() == null && table.parents().isEmpty();
    }

    private Optional<String> insert(Key table, List<Column> columns) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : columns) {
            boolean byItself = column.isGenerated()
                    || column.identity() != null
                    || catalog.get(column.key().as(Kind.DEFAULT)) != null;
            if (!byItself) {
                String value = value(column.type());
                if (value.isEmpty() && column.notNull()) {
                    return Optional.empty();
                }
                if (!value.isEmpty()) {
                    names.add(Identifier.quote(column.name()));
                    values.add(value);
                }
            }
        }
        String list = names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
        return Optional.of("""
                do $sample$
                begin
                  if not exists (select from %1$s) then
                    insert into %1$s%2$s select %3$s from pg_catalog.generate_series(1, 2) i;
                    set constraints all immediate;
                  end if;
                exception when others then null;
                end
                $sample$""".formatted(table.qualified(), list, String.join(", ", values)));
    }

    /** A type of the server's own with its schema; that of a keyword has none to say. */
    private static String named(String type) {
        return type.contains(".") || KEYWORD.matcher(type).lookingAt() ? type : "pg_catalog." + type;
    }

    private String value(String type) {
        if (type.endsWith("[]")) {
            return "'{}'::" + named(type);
        }
        int length = type.indexOf('(');
        String base = length < 0 ? type : type.substring(0, length) + type.substring(type.indexOf(')') + 1);
        if (VALUES.containsKey(base)) {
            return "(" + VALUES.get(base) + ")::" + named(type);
        }
        CatalogObject made = types.get(type);
        if (made instanceof EnumType) {
            return "(pg_catalog.enum_range(null::" + type + "))[1]";
        }
        if (made instanceof CompositeType composite) {
            return composite.attributes().stream()
                    .map(attribute -> StringUtils.defaultIfEmpty(value(Domains.plain(attribute.type())), "null"))
                    .collect(Collectors.joining(", ", "row(", ")::" + type));
        }
        String ofBase = made instanceof Domain domain ? value(Domains.plain(domain.type())) : "";
        return ofBase.isEmpty() ? "" : ofBase + "::" + type;
    }
}
