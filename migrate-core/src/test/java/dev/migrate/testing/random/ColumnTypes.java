package dev.migrate.testing.random;

import java.util.List;
import java.util.Map;

/** The types that a column made by chance may have. */
final class ColumnTypes {

    private ColumnTypes() {}

    /** The types. */
    static final List<String> PLAIN = List.of(
            "integer",
            "bigint",
            "smallint",
            "numeric(10,2)",
            "numeric(12,4)",
            "text",
            "varchar(20)",
            "varchar(40)",
            "char(3)",
            "boolean",
            "date",
            "timestamp",
            "timestamptz",
            "jsonb",
            "uuid",
            "integer[]",
            "text[]",
            "int4range",
            "double precision");

    /** A default for some of them. */
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("integer", "7"),
            Map.entry("bigint", "(1 + 2)"),
            Map.entry("smallint", "3"),
            Map.entry("numeric(10,2)", "1.5"),
            Map.entry("numeric(12,4)", "2"),
            Map.entry("text", "'it''s'"),
            Map.entry("varchar(20)", "'a'"),
            Map.entry("varchar(40)", "upper('b')"),
            Map.entry("char(3)", "'abc'"),
            Map.entry("boolean", "true"),
            Map.entry("date", "current_date"),
            Map.entry("timestamp", "'2026-01-01'"),
            Map.entry("timestamptz", "now()"),
            Map.entry("jsonb", "'{}'"),
            Map.entry("uuid", "gen_random_uuid()"),
            Map.entry("integer[]", "'{}'"),
            Map.entry("text[]", "array['x']"),
            Map.entry("double precision", "0.5"));
}
