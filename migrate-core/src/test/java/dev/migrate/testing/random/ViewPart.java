package dev.migrate.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Views and materialized views over tables and over each other; functions whose body the server has parsed. */
final class ViewPart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        if (draft.relations().isEmpty()) {
            return;
        }
        dice.names("v", 6, 55).forEach(name -> view(draft, name));
        dice.names("mv", 3, 45).forEach(name -> materialized(draft, name));
        dice.names("af", 3, 35).forEach(name -> atomic(draft, name));
    }

    private static Relation source(Draft draft) {
        return draft.dice().pick(draft.relations());
    }

    private static void view(Draft draft, String name) {
        Dice dice = draft.dice();
        Relation source = source(draft);
        String schema = draft.schema();
        SortedMap<String, String> types = new TreeMap<>();
        List<String> list = new ArrayList<>();
        for (String column : dice.some(source.columns().keySet(), 60)) {
            types.put(column, source.type(column));
            list.add(Name.quoted(column));
        }
        if (list.isEmpty() || dice.chance(20)) {
            types.put("one", "integer");
            list.add(dice.pick(draft.functions()) + "(1) as one");
        }
        String view = Name.quoted(schema, name);
        draft.add("create view " + view
                + dice.pick("", "", " with (security_barrier=true)", draft.since(15, " with (security_invoker=true)"))
                + " as select " + String.join(", ", list) + " from " + source.sql()
                + dice.pick(
                        "",
                        "",
                        " limit 10",
                        " where true with local check option",
                        " order by 1",
                        " group by " + String.join(", ", list).replace(" as one", "")));
        draft.relation(schema, name, Relation.Kind.VIEW, types);
        draft.comment("view " + view);
        draft.grant(dice.pick("select", "select, update"), view);
        String column = Name.quoted(dice.pick(List.copyOf(types.keySet())));
        draft.later(8, "comment on column " + view + "." + column + " is 'seen'");
        draft.later(8, "grant select (" + column + ") on " + view + " to mx_role");
        types.forEach((each, type) -> {
            if (ColumnTypes.DEFAULTS.containsKey(type)) {
                draft.later(
                        4,
                        "alter view " + view + " alter column " + Name.quoted(each) + " set default "
                                + ColumnTypes.DEFAULTS.get(type));
            }
        });
    }

    private static void materialized(Draft draft, String name) {
        Dice dice = draft.dice();
        Relation source = source(draft);
        String schema = draft.schema();
        String view = Name.quoted(schema, name);
        SortedMap<String, String> types = new TreeMap<>();
        types.put("n", "bigint");
        types.put("k", "integer");
        draft.add("create materialized view " + view + dice.pick("", "", " with (fillfactor=60)")
                + " as select count(*) as n, " + dice.pick(dice.below(2) + "", dice.pick(draft.functions()) + "(1)")
                + " as k from " + source.sql());
        String index = Name.with(name, "_n");
        if (dice.chance(50)) {
            draft.add("create " + dice.pick("", "unique ") + "index " + Name.quoted(index) + " on " + view + " (n)");
            draft.later(15, "alter materialized view " + view + " cluster on " + Name.quoted(index));
            draft.comment("index " + Name.quoted(schema, index));
        }
        draft.relation(schema, name, Relation.Kind.MATERIALIZED, types);
        draft.comment("materialized view " + view);
        draft.grant("select", view);
        draft.later(8, "comment on column " + view + ".n is 'number'");
        draft.later(8, "alter materialized view " + view + " alter column n set statistics 9");
        draft.later(8, "create statistics " + Name.quoted(schema, Name.with(name, "_st")) + " on n, k from " + view);
    }

    private static void atomic(Draft draft, String name) {
        Dice dice = draft.dice();
        String function = Name.quoted(draft.schema(), name);
        draft.add("create function " + function + "() returns bigint begin atomic select count(*) from "
                + source(draft).sql() + "; end");
        draft.comment("function " + function + "()");
        if (dice.chance(20)) {
            Relation row = source(draft);
            draft.add("create function " + Name.quoted("public", Name.with(name, "_rows")) + "() returns setof "
                    + row.sql() + " language sql stable as $$select * from " + row.sql() + "$$");
        }
    }
}
