package dev.migrate.sql;

import java.util.Set;
import java.util.regex.Pattern;

/** A name as SQL writes it: as it is where that means the same name, in double quotes everywhere else. */
public final class Identifier {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** The words that are not free as names everywhere, in any of PostgreSQL 14 to 18: what quote_ident quotes. */
    private static final Set<String> KEYWORDS = Set.of("""
            all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both \
            case cast char character check coalesce collate collation column concurrently constraint create cross \
            current_catalog current_date current_role current_schema current_time current_timestamp current_user dec \
            decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign \
            freeze from full grant greatest group grouping having ilike in initially inner inout int integer \
            intersect interval into is isnull join json json_array json_arrayagg json_exists json_object \
            json_objectagg json_query json_scalar json_serialize json_table json_value lateral leading least left \
            like limit localtime localtimestamp merge_action national natural nchar none normalize not notnull null \
            nullif numeric offset on only or order out outer overlaps overlay placing position precision primary \
            real references returning right row select session_user setof similar smallint some substring symmetric \
            system_user table tablesample then time timestamp to trailing treat trim true union unique user using \
            values varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists \
            xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable""".split(" "));

    private Identifier() {}

    /**
     * The name, quoted where it must be.
     *
     * @throws IllegalArgumentException if it is empty or holds a zero character, which no name can
     */
    public static String quote(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("Not a name: '" + name + "'");
        }
        boolean plain = PLAIN.matcher(name).matches() && !KEYWORDS.contains(name);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The name of something in a schema, both quoted where they must be. */
    public static String qualified(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }
}
