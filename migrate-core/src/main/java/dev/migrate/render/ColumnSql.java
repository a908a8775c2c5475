package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Column.Identity;
import dev.migrate.catalog.Column.Settings;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Sequence;
import dev.migrate.diff.Change;
import dev.migrate.diff.Way;
import dev.migrate.render.Fragment.Verb;
import dev.migrate.sql.Clause;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Columns and their defaults. */
final class ColumnSql {

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
                    .append(Clause.bare(column.generated()))
                    .append(")")
                    .append(column.virtual() ? " virtual" : " stored");
        }
        if (column.identity() != null) {
            sql.append(' ').append(identity(column, column.identity()));
        }
        if (!defaultValue.isEmpty()) {
            sql.append(" default ").append(defaultValue);
        }
        return sql.append(column.notNull() ? " " + notNull(column) : "").toString();
    }

    private static String identity(Column column, Identity identity) {
        String options = (SequenceSql.isUsualName(identity.sequence(), column.key())
                        ? ""
                        : "sequence name " + identity.sequence().qualified())
                + SequenceSql.unusual(identity.options());
        return "generated " + (identity.always() ? "always" : "by default") + " as identity"
                + (options.isEmpty() ? "" : " (" + options.strip() + ")");
    }

    static List<Fragment> create(Column column, List<CatalogObject> parts) {
        String defaultValue = parts.stream()
                .filter(ColumnDefault.class::isInstance)
                .map(part -> ((ColumnDefault) part).expression())
                .findFirst()
                .orElse("");
        boolean filled = !defaultValue.isEmpty() || column.isGenerated() || column.identity() != null;
        Column first = column.notNull() && !filled ? column.withNotNull(false) : column;
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
        return column.with(column.settings().usual());
    }

    /** With {@code "only "} it stays in the children, as their own. */
    static List<Fragment> drop(Column column, String only) {
        String sql =
                "alter table " + only + column.table().qualified() + " drop column " + Identifier.quote(column.name());
        List<Fragment> fragments = new ArrayList<>();
        if (!only.isEmpty()
                && column.notNull()) { // or else what refuses nulls in the children could not be dropped there
            fragments.add(Fragment.of("alter table " + only + column.table().qualified() + " alter column "
                    + Identifier.quote(column.name()) + " drop not null"));
        }
        fragments.add(
                column.isGenerated()
                        ? Fragment.of(sql)
                        : Fragment.of(sql).destroying("the values of " + Names.column(column.key())));
        return fragments;
    }

    /**
     * What makes one column the other.
     *
     * @param counter the sequence that an identity takes the place of, or that takes the place of the identity
     */
    static List<Fragment> alter(Column before, Column after, Change.Alter change, Optional<Sequence> counter) {
        List<Fragment> fragments = new ArrayList<>();
        if (before.isGenerated() && !after.isGenerated()) {
            fragments.add(Fragment.ofColumn(after.key(), "drop expression"));
        }
        Identity old = before.identity();
        if (old != null && after.identity() == null) {
            counter.ifPresent(sequence -> fragments.addAll(SequenceSql.takeOver(old, sequence)));
            fragments.add(Fragment.ofColumn(after.key(), "drop identity"));
        }
        if (!before.isOfSameType(after)) {
            Conversion conversion = new Conversion(before.type(), after.type(), change.domains());
            String name = Identifier.quote(before.name());
            if (!before.isGenerated()) {
                fragments.addAll(conversion.guards(before));
            }
            fragments.add(Fragment.of(
                            after.key(),
                            Verb.TYPE,
                            after.type()
                                    + (after.collation().isEmpty() ? "" : " collate " + after.collation())
                                    + conversion.using(name))
                    .destroying(before.isGenerated() ? "" : conversion.loss(Names.column(before.key()))));
        }
        if (before.notNull() != after.notNull()) {
            fragments.addAll(change.way() == Way.ONLINE ? OnlineSql.notNull(after) : nullability(after));
        } else if (!before.nullability().isNamedAs(after.nullability())) {
            fragments.add(Fragment.of("alter table " + after.table().qualified() + " rename constraint "
                    + Identifier.quote(before.nullability().name()) + " to "
                    + Identifier.quote(after.nullability().name())));
        }
        if (after.identity() != null) {
            fragments.addAll(identity(before, after, after.identity(), counter));
        }
        fragments.addAll(settings(before, after));
        return fragments;
    }

    private static List<Fragment> identity(Column before, Column after, Identity identity, Optional<Sequence> counter) {
        List<Fragment> fragments = new ArrayList<>();
        Identity old = before.identity();
        if (old == null) {
            fragments.add(Fragment.ofColumn(after.key(), "add " + identity(after, identity)));
            counter.ifPresentOrElse(
                    sequence -> fragments.addAll(SequenceSql.handOver(sequence, identity)),
                    () -> fragments.add(SequenceSql.continued(identity, after.key())));
            return fragments;
        }
        if (!old.sequence().equals(identity.sequence())) {
            fragments.add(SequenceSql.rename(old.sequence(), identity.sequence()));
        }
        if (old.always() != identity.always()) {
            fragments.add(
                    Fragment.ofColumn(after.key(), "set generated " + (identity.always() ? "always" : "by default")));
        }
        boolean sameType = old.options().type().equals(identity.options().type());
        List<String> clauses = sameType
                ? SequenceSql.changed(old.options(), identity.options())
                : SequenceSql.changedWithType(old.options(), identity.options());
        if (!clauses.isEmpty()) {
            fragments.add(Fragment.ofColumn(
                    after.key(), clauses.stream().map(clause -> "set " + clause).collect(Collectors.joining(" "))));
        }
        return fragments;
    }

    private static List<Fragment> nullability(Column column) {
        if (!column.notNull()) {
            return List.of(Fragment.of(column.key(), Verb.DROP_NOT_NULL, ""));
        }
        return List.of(nullGuard(column), setNotNull(column));
    }

    /** Only a constraint that somebody gave a name is called by it: before PostgreSQL 18 it has none. */
    static Fragment setNotNull(Column column) {
        return column.nullability().isNamed()
                ? Fragment.of("alter table " + column.table().qualified() + " add " + notNull(column) + " "
                        + Identifier.quote(column.name()))
                : Fragment.of(column.key(), Verb.SET_NOT_NULL, "");
    }

    private static String notNull(Column column) {
        String name = column.nullability().isNamed()
                ? "constraint " + Identifier.quote(column.nullability().name()) + " "
                : "";
        return name + "not null";
    }

    static Fragment nullGuard(Column column) {
        String name = Identifier.quote(column.name());
        String table = column.table().qualified();
        boolean mayBeRow =
                column.type().contains("."); // of which IS NULL tells something else: that all it holds is null
        String isNull = name + (mayBeRow ? " is not distinct from null" : " is null");
        return Guard.noRows(table, isNull, "have no value in " + name)
                .remarked("fill in what is empty here, as in: update " + table + " set " + name + " = … where " + isNull
                        + ";");
    }

    /** How a column is stored and counted. */
    static List<Fragment> settings(Column before, Column after) {
        List<Fragment> fragments = new ArrayList<>();
        Settings old = before.settings();
        Settings now = after.settings();
        boolean sameType =
                before.isOfSameType(after); // values of another type are stored and compressed in its own way
        String stored = sameType ? old.storage() : "";
        String compressed = sameType ? old.compression() : "";
        if (!stored.equals(now.storage())) {
            fragments.add(Fragment.ofColumn(
                    after.key(), "set storage " + (now.storage().isEmpty() ? now.usualStorage() : now.storage())));
        }
        if (!compressed.equals(now.compression())) {
            fragments.add(Fragment.ofColumn(
                    after.key(), "set compression " + (now.compression().isEmpty() ? "default" : now.compression())));
        }
        if (old.statistics() != now.statistics()) {
            fragments.add(Fragment.ofColumn(after.key(), "set statistics " + now.statistics()));
        }
        fragments.addAll(TableSql.options(alter(after), old.options(), now.options()));
        return fragments;
    }

    static Fragment setDefault(ColumnDefault value) {
        return Fragment.of(value.column(), Verb.SET_DEFAULT, value.expression());
    }

    /** With {@code "only "} the children keep it. */
    static Fragment dropDefault(ColumnDefault value, String only) {
        return only.isEmpty()
                ? Fragment.of(value.column(), Verb.DROP_DEFAULT, "")
                : Fragment.of("alter table " + only + value.column().table().qualified() + " alter column "
                        + Identifier.quote(value.column().part()) + " drop default");
    }

    private static String alter(Column column) {
        return "alter table " + column.table().qualified() + " alter column " + Identifier.quote(column.name());
    }
}
