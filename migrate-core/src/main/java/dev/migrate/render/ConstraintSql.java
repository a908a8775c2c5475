package dev.migrate.render;

import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/** Constraints and indexes. */
final class ConstraintSql {

    private ConstraintSql() {}

    static List<Fragment> create(Constraint constraint) {
        List<Fragment> fragments = new ArrayList<>();
        if (constraint.type() == Constraint.Type.CHECK && constraint.valid() && !constraint.ofDomain()) {
            fragments.add(guard(constraint));
        }
        fragments.add(Fragment.of(owner(constraint) + " add constraint " + Identifier.quote(constraint.name()) + " "
                + constraint.definition() + (constraint.valid() ? "" : " not valid")));
        fragments.addAll(mark(constraint.key(), constraint.name(), Index.Mark.NONE, constraint.mark()));
        return fragments;
    }

    /** The server says only that some row does not meet a check. */
    private static Fragment guard(Constraint check) {
        String definition = check.definition().replaceFirst(" NO INHERIT$", "");
        return Guard.noRows(
                check.key().qualified(),
                "not " + definition.replaceFirst("^CHECK ", ""),
                "do not meet " + Identifier.quote(check.name()));
    }

    static List<Fragment> alter(Constraint before, Constraint after) {
        List<Fragment> fragments = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            fragments.add(Fragment.of(owner(after) + " rename constraint " + Identifier.quote(before.name()) + " to "
                    + Identifier.quote(after.name())));
        }
        if (!before.valid() && after.valid()) {
            fragments.add(Fragment.of(owner(after) + " validate constraint " + Identifier.quote(after.name())));
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
                + Identifier.quote(index.key().name()) + " " + index.definition()));
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

    private static List<Fragment> mark(Key table, String index, Index.Mark before, Index.Mark after) {
        List<Fragment> fragments = new ArrayList<>();
        String alter = "alter table " + table.qualified();
        if (before.clustered() != after.clustered()) {
            fragments.add(Fragment.of(
                    alter + (after.clustered() ? " cluster on " + Identifier.quote(index) : " set without cluster")));
        }
        if (before.replicaIdentity() != after.replicaIdentity()) {
            fragments.add(Fragment.of(alter + " replica identity "
                    + (after.replicaIdentity() ? "using index " + Identifier.quote(index) : "default")));
        }
        return fragments;
    }
}
