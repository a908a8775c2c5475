package dev.migrate.render;

import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.diff.Way;
import dev.migrate.sql.Clause;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Constraints and indexes. */
final class ConstraintSql {

    private static final String COLUMNS = "\\((?:[^\")]|\"[^\"]*\")*\\)";

    /** A key: its columns, what it thinks of nulls, how its index is stored, when it is checked. */
    private static final Pattern UNIQUE = Pattern.compile("(?:PRIMARY KEY|UNIQUE)( NULLS NOT DISTINCT)? (" + COLUMNS
            + "(?: INCLUDE " + COLUMNS + ")?)(.*?)(?: DEFERRABLE)?(?: INITIALLY DEFERRED)?");

    private ConstraintSql() {}

    static List<Fragment> create(Constraint constraint) {
        List<Fragment> fragments = new ArrayList<>();
        fragments.add(Fragment.of(owner(constraint) + " add constraint " + Identifier.quote(constraint.name()) + " "
                + definition(constraint) + (constraint.valid() ? "" : " not valid")));
        fragments.addAll(mark(constraint.key(), constraint.name(), Index.Mark.NONE, constraint.mark()));
        return fragments;
    }

    /** What stands behind the name, as people write it. */
    static String definition(Constraint constraint) {
        if (constraint.type() != Constraint.Type.CHECK) {
            return constraint.definition();
        }
        int end = constraint.definition().lastIndexOf(')') + 1;
        return "check (" + condition(constraint) + ")" + constraint.definition().substring(end);
    }

    /** Which values do not meet the check of a domain, as a condition on the value as it is written here. */
    static String unmet(Constraint check, String value) {
        return "not (" + Clause.replaced(condition(check), "VALUE", value) + ")";
    }

    /** What a check demands. */
    static String condition(Constraint check) {
        int end = check.definition().lastIndexOf(')') + 1;
        return Clause.bare(check.definition().substring("CHECK ".length(), end));
    }

    /** The index that a key stands on, from {@code ON}. */
    static String index(Constraint key) {
        Matcher parts = UNIQUE.matcher(key.definition());
        if (!parts.matches()) {
            throw new IllegalArgumentException("No key: " + key.definition());
        }
        return "ON " + key.key().qualified() + " " + parts.group(2) + Objects.requireNonNullElse(parts.group(1), "")
                + StringUtils.replace(parts.group(3), " USING INDEX TABLESPACE", " TABLESPACE");
    }

    /** An index by btree is the usual one. */
    static String definition(Index index) {
        String on = "ON " + index.table().qualified();
        return on + StringUtils.removeStart(index.definition().substring(on.length()), " USING btree");
    }

    static List<Fragment> alter(Constraint before, Constraint after, Way way) {
        List<Fragment> fragments = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            fragments.add(Fragment.of(owner(after) + " rename constraint " + Identifier.quote(before.name()) + " to "
                    + Identifier.quote(after.name())));
        }
        if (!before.deferral().equals(after.deferral())) {
            String deferral = after.deferral().isEmpty() ? " not deferrable" : after.deferral();
            fragments.add(Fragment.of(owner(after) + " alter constraint " + Identifier.quote(after.name()) + deferral));
        }
        if (!before.valid() && after.valid()) {
            fragments.add(
                    way == Way.ONLINE
                            ? OnlineSql.validate(after.key(), after.name())
                            : Fragment.of(owner(after) + " validate constraint " + Identifier.quote(after.name())));
        }
        fragments.addAll(mark(after.key(), after.name(), before.mark(), after.mark()));
        return fragments;
    }

    private static String owner(Constraint constraint) {
        return (constraint.ofDomain() ? "alter domain " : "alter table ")
                + constraint.key().qualified();
    }

    static List<Fragment> create(Index index) {
        List<Fragment> fragments = new ArrayList<>();
        fragments.add(Fragment.of("create " + (index.unique() ? "unique " : "") + "index "
                + Identifier.quote(index.key().name()) + " " + definition(index)));
        fragments.addAll(mark(index.table(), index.key().name(), Index.Mark.NONE, index.mark()));
        return fragments;
    }

    static List<Fragment> alter(Index before, Index after) {
        List<Fragment> fragments = new ArrayList<>();
        if (!before.key().equals(after.key())) {
            fragments.add(Fragment.of("alter index " + before.key().qualified() + " rename to "
                    + Identifier.quote(after.key().name())));
        }
        fragments.addAll(mark(after.table(), after.key().name(), before.mark(), after.mark()));
        return fragments;
    }

    static List<Fragment> mark(Key table, String index, Index.Mark before, Index.Mark after) {
        List<Fragment> fragments = new ArrayList<>();
        String alter = "alter table " + table.qualified();
        if (before.clustered() != after.clustered()) {
            fragments.add(Fragment.of(
                    alter + (after.clustered() ? " cluster on " + Identifier.quote(index) : " set without cluster")));
        }
        if (!before.replicaIdentity() && after.replicaIdentity()) { // the table says it where none is any more
            fragments.add(Fragment.of(alter + " replica identity using index " + Identifier.quote(index)));
        }
        return fragments;
    }
}
