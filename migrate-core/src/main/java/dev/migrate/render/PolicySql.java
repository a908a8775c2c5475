package dev.migrate.render;

import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Policy;
import dev.migrate.catalog.Privileges;
import dev.migrate.catalog.Privileges.Privilege;
import dev.migrate.sql.Clause;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who may see and do what: policies and privileges. */
final class PolicySql {

    private PolicySql() {}

    static List<Fragment> create(Policy policy) {
        return SqlRenderer.one("create policy " + name(policy)
                + (policy.permissive() ? "" : " as restrictive")
                + (policy.command().equals("all") ? "" : " for " + policy.command())
                + conditions(policy));
    }

    static List<Fragment> alter(Policy before, Policy after) {
        return before.equals(after) ? List.of() : SqlRenderer.one("alter policy " + name(after) + conditions(after));
    }

    private static String conditions(Policy policy) {
        return " to " + String.join(", ", policy.roles())
                + (policy.using().isEmpty() ? "" : " using (" + Clause.bare(policy.using()) + ")")
                + (policy.withCheck().isEmpty() ? "" : " with check (" + Clause.bare(policy.withCheck()) + ")");
    }

    private static String name(Policy policy) {
        return Identifier.quote(policy.key().part()) + " on " + policy.key().qualified();
    }

    static List<Fragment> grant(Privileges privileges) {
        return change(privileges, privileges.initially(), privileges.granted());
    }

    static List<Fragment> revoke(Privileges privileges) {
        return change(privileges, privileges.granted(), privileges.initially());
    }

    static List<Fragment> alter(Privileges before, Privileges after) {
        return change(after, before.granted(), after.granted());
    }

    private static List<Fragment> change(Privileges privileges, Set<Privilege> before, Set<Privilege> after) {
        Key target = privileges.target();
        String place = privileges.place().isEmpty() ? Names.granted(target) : privileges.place();
        List<Fragment> fragments = new ArrayList<>();
        before.stream()
                .filter(privilege -> !after.contains(privilege))
                .forEach(privilege -> fragments.add(Fragment.of(
                        "revoke " + action(target, privilege) + " on " + place + " from " + privilege.role())));
        after.stream()
                .filter(privilege -> !before.contains(privilege))
                .forEach(privilege -> fragments.add(Fragment.of("grant " + action(target, privilege) + " on " + place
                        + " to " + privilege.role() + (privilege.grantable() ? " with grant option" : ""))));
        return fragments;
    }

    private static String action(Key target, Privilege privilege) {
        return target.kind() == Kind.COLUMN
                ? privilege.action() + " (" + Identifier.quote(target.part()) + ")"
                : privilege.action();
    }
}
