package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Column.Identity;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Columns and their defaults. */
final class ColumnSql {

    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "bpchar");
    private static final Set<String> TIMES = Set.of("date", "timestamp without time zone", "timestamp with time zone");
    private static final Set<String> DOCUMENTS = Set.of("json", "jsonb");

    private ColumnSql() {}

    /** A column as the definition of its table has it. */
    static String definition(Column column, String defaultValue) {
        StringBuilder sql =
                new StringBuilder(Identifier.quote(column.name())).append(' ').append(column.type());
        if (!column.collation().isEmpty()) {
            sql.append(" collate ").append(column.collation());
        }
        if (column.isGenerated()) {
            sql.append(" generated always as (")
                    .append(column.generated())
                    .append(")")
                    .append(column.virtual() ? " virtual" : " stored");
        }
        if (column.identity() != null) {
            sql.append(' ').append(identity(column.identity()));
        }
        if (!defaultValue.isEmpty()) {
            sql.append(" default ").append(defaultValue);
        }
        return sql.append(column.notNull() ? " not null" : "").toString();
    }

    private static String identity(Identity identity) {
        String options = SequenceSql.unusual(identity.options()).strip();
        return "generated " + (identity.always() ? "always" : "by default") + " as identity"
                + (options.isEmpty() ? "" : " (" + options + ")");
    }

    static List<Fragment> create(Column column, List<CatalogObject> parts) {
        String defaultValue = parts.stream()
                .filter(ColumnDefault.class::isInstance)
                .map(part -> ((ColumnDefault) part).expression())
                .findFirst()
                .orElse("");
        boolean filled = !defaultValue.isEmpty() || column.isGenerated() || column.identity() != null;
        Column first = column.notNull() && !filled ? column.allowingNulls() : column;
        List<Fragment> fragments = new ArrayList<>();
        fragments.add(Fragment.of(
                "alter table " + column.table().qualified() + " add column " + definition(first, defaultValue)));
        if (!first.equals(column)) {
            fragments.addAll(nullability(column));
        }
        fragments.addAll(settings(plain(column), column));
        return fragments;
    }

    /** The column without what is set apart from its definition. */
    static Column plain(Column column) {
        return new Column(
                column.key(),
                column.position(),
                column.inherited(),
                column.type(),
                column.collation(),
                column.notNull(),
                column.identity(),
                column.generated(),
                column.virtual(),
                "",
                "",
                -1,
                List.of());
    }

    static List<Fragment> drop(Column column) {
        String sql = "alter table " + column.table().qualified() + " drop column " + Identifier.quote(column.name());
        return List.of(
                column.isGenerated()
                        ? Fragment.of(sql)
                        : Fragment.destroying(sql, "the values of " + Names.column(column.key())));
    }

    static List<Fragment> alter(Column before, Column after) {
        List<Fragment> fragments = new ArrayList<>();
        String alter = alter(after);
        if (before.isGenerated() && !after.isGenerated()) {
            fragments.add(Fragment.of(alter + " drop expression"));
        }
        if (before.identity() != null && after.identity() == null) {
            fragments.add(Fragment.of(alter + " drop identity"));
        }
        if (!before.isOfSameType(after)) {
            fragments.add(Fragment.of(alter + " type " + after.type()
                    + (after.collation().isEmpty() ? "" : " collate " + after.collation())
                    + using(before, after)));
        }
        if (before.notNull() != after.notNull()) {
            fragments.addAll(nullability(after));
        }
        if (after.identity() != null) {
            fragments.addAll(identity(before, after, after.identity()));
        }
        fragments.addAll(settings(before, after));
        return fragments;
    }

    private static List<Fragment> identity(Column before, Column after, Identity identity) {
        String alter = alter(after);
        Identity old = before.identity();
        if (old == null) {
            return List.of(Fragment.of(alter + " add " + identity(identity)), continued(after));
        }
        List<Fragment> fragments = new ArrayList<>();
        if (old.always() != identity.always()) {
            fragments.add(Fragment.of(alter + " set generated " + (identity.always() ? "always" : "by default")));
        }
        boolean sameType = old.options().type().equals(identity.options().type());
        String changed = sameType
                ? SequenceSql.changed(old.options(), identity.options())
                : SequenceSql.unusual(old.options()).equals(SequenceSql.unusual(identity.options()))
                        ? ""
                        : SequenceSql.changed(null, identity.options());
        if (!changed.isEmpty()) {
            String settings = changed.replace(" increment by", " set increment by")
                    .replace(" minvalue", " set minvalue")
                    .replace(" maxvalue", " set maxvalue")
                    .replace(" start with", " set start with")
                    .replace(" cache", " set cache")
                    .replaceFirst(" (no )?cycle$", " set $1cycle");
            fragments.add(Fragment.of(alter + settings));
        }
        return fragments;
    }

    /** A new sequence goes on where the rows are. */
    private static Fragment continued(Column column) {
        String table = column.table().qualified();
        String name = Identifier.quote(column.name());
        return Fragment.of("select setval(pg_get_serial_sequence('" + table.replace("'", "''") + "', '"
                + column.name().replace("'", "''") + "'), max(" + name + ")) from " + table + " having max(" + name
                + ") is not null");
    }

    private static List<Fragment> nullability(Column column) {
        if (!column.notNull()) {
            return SqlRenderer.one(alter(column) + " drop not null");
        }
        String name = Identifier.quote(column.name());
        return List.of(
                Guard.noRows(column.table().qualified(), name + " is null", "have no value in " + name),
                Fragment.of(alter(column) + " set not null"));
    }

    /** How a column is stored and counted. */
    static List<Fragment> settings(Column before, Column after) {
        List<Fragment> fragments = new ArrayList<>();
        String alter = alter(after);
        String stored = before.isOfSameType(after) ? before.storage() : ""; // another type is stored in its own way
        if (!stored.equals(after.storage())) {
            fragments.add(Fragment.of(
                    alter + " set storage " + (after.storage().isEmpty() ? usualStorage(after) : after.storage())));
        }
        if (!before.compression().equals(after.compression())) {
            fragments.add(Fragment.of(
                    alter + " set compression " + (after.compression().isEmpty() ? "default" : after.compression())));
        }
        if (before.statistics() != after.statistics()) {
            fragments.add(Fragment.of(alter + " set statistics " + after.statistics()));
        }
        fragments.addAll(TableSql.options(alter, before.options(), after.options()));
        return fragments;
    }

    /** What a column of this type has where nothing is said; the word that says so is newer than some servers. */
    private static String usualStorage(Column column) {
        String base = base(column.type());
        if (base.equals("numeric")) {
            return "main";
        }
        return NUMBERS.contains(base) || TIMES.contains(base) || base.equals("boolean") || base.equals("uuid")
                ? "plain"
                : "extended";
    }

    /**
     * A conversion has to be said where the server would not make it by itself. It goes over the text of the value, which
     * there is for every type; one that can be made by itself is left to the server, which then cuts nothing off.
     */
    private static String using(Column before, Column after) {
        String from = base(before.type());
        String to = base(after.type());
        boolean sameShape = before.type().endsWith("]") == after.type().endsWith("]");
        boolean byItself = (sameShape && from.equals(to))
                || (sameShape && (both(NUMBERS, from, to) || both(TIMES, from, to) || both(DOCUMENTS, from, to)))
                || (TEXTS.contains(to) && !after.type().endsWith("]") && !isOfUsers(from));
        if (byItself) {
            return "";
        }
        boolean array = before.type().endsWith("]") && after.type().endsWith("]");
        boolean text = TEXTS.contains(from) && !before.type().endsWith("]");
        String overText = text ? "" : array ? "::text[]" : "::text";
        boolean asText = TEXTS.contains(to) && !after.type().endsWith("]");
        return " using " + Identifier.quote(after.name()) + overText + (asText ? "" : "::" + after.type());
    }

    /** Somebody may have made a cast of it that the server then takes instead of its own. */
    private static boolean isOfUsers(String type) {
        return type.contains(".");
    }

    private static boolean both(Set<String> family, String one, String other) {
        return family.contains(one) && family.contains(other);
    }

    /** A type without its length: {@code numeric} of {@code numeric(10,2)}; of an array, that of its elements. */
    private static String base(String type) {
        String element = type.replace("[]", "");
        int open = element.indexOf('(');
        int close = element.indexOf(')');
        return open < 0 ? element : element.substring(0, open) + element.substring(close + 1);
    }

    static String setDefault(ColumnDefault value) {
        return alter(value) + " set default " + value.expression();
    }

    static String dropDefault(ColumnDefault value) {
        return alter(value) + " drop default";
    }

    private static String alter(ColumnDefault value) {
        return "alter table " + value.key().qualified() + " alter column "
                + Identifier.quote(value.key().part());
    }

    private static String alter(Column column) {
        return "alter table " + column.table().qualified() + " alter column " + Identifier.quote(column.name());
    }
}
