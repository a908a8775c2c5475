package dev.migrate.render;

import dev.migrate.catalog.Trigger;
import dev.migrate.catalog.View;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/** Views, materialized views, and triggers on them and on tables. */
final class ViewSql {

    private ViewSql() {}

    static List<Fragment> create(View view) {
        return SqlRenderer.one(create(view, view.isMaterialized() ? "create materialized view " : "create view "));
    }

    private static String create(View view, String create) {
        String options = view.options().isEmpty() ? "" : " with (" + String.join(", ", view.options()) + ")";
        return create + view.key().qualified() + options + " as\n" + view.definition();
    }

    static List<Fragment> alter(View before, View after) {
        boolean sameQuery = before.definition().equals(after.definition())
                && before.columns().equals(after.columns());
        return sameQuery
                ? TableSql.options(
                        "alter " + after.key().kind().noun() + " " + after.key().qualified(),
                        before.options(),
                        after.options())
                : SqlRenderer.one(create(after, "create or replace view "));
    }

    static List<Fragment> create(Trigger trigger) {
        List<Fragment> fragments = new ArrayList<>();
        fragments.add(Fragment.of(trigger.definition()));
        if (trigger.enabled() != Trigger.Enabled.ORIGIN) {
            fragments.add(enabled(trigger));
        }
        return fragments;
    }

    static List<Fragment> alter(Trigger before, Trigger after) {
        return before.enabled() == after.enabled() ? List.of() : List.of(enabled(after));
    }

    private static Fragment enabled(Trigger trigger) {
        return Fragment.of("alter table " + trigger.relation().qualified() + " "
                + trigger.enabled().action() + " "
                + Identifier.quote(trigger.key().part()));
    }
}
