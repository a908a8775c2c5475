package dev.migrate.testing.random;

import java.util.List;

/** Triggers and rules, on tables and views. */
final class TriggerPart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        for (Relation relation : draft.relations()) {
            if (relation.is(Relation.Kind.MATERIALIZED, Relation.Kind.FOREIGN)) {
                continue;
            }
            for (String name : dice.names(relation.is(Relation.Kind.PARTITION) ? "gp" : "g", 3, 12)) {
                trigger(draft, relation, name);
            }
            if (dice.chance(6)) {
                rule(draft, relation);
            }
        }
    }

    private static void trigger(Draft draft, Relation relation, String name) {
        Dice dice = draft.dice();
        String trigger = Name.quoted(name);
        String table = relation.sql();
        String call = " execute function public." + Name.quoted(Name.of("tf", 1 + dice.below(2))) + "("
                + dice.pick("", "'x', '1'") + ")";
        List<String> columns = List.copyOf(relation.columns().keySet());
        String of = columns.isEmpty() ? "" : dice.pick("", " of " + Name.quoted(dice.pick(columns)));
        String sql;
        if (relation.is(Relation.Kind.VIEW)) {
            sql = "create trigger " + trigger + " instead of " + dice.pick("insert", "update", "insert or delete")
                    + " on " + table + " for each row" + call;
        } else {
            sql = switch (dice.below(4)) {
                case 0 ->
                    "create constraint trigger " + trigger + " after insert or update" + of + " on " + table
                            + dice.pick("", " deferrable initially deferred") + " for each row" + call;
                case 1 ->
                    "create trigger " + trigger + " after update on " + table
                            + " referencing old table as was new table as is_now for each statement" + call;
                case 2 ->
                    "create trigger " + trigger + dice.pick(" before", " after") + dice.pick(" truncate", " insert")
                            + " on " + table + " for each statement" + call;
                default ->
                    "create trigger " + trigger + dice.pick(" before", " after") + " update" + of + " on " + table
                            + " for each row" + dice.pick("", " when (old.* is distinct from new.*)") + call;
            };
        }
        draft.add(sql);
        draft.comment("trigger " + trigger + " on " + table);
        draft.later(
                30,
                "alter table " + table + dice.pick(" disable", " enable replica", " enable always") + " trigger "
                        + trigger);
    }

    private static void rule(Draft draft, Relation relation) {
        Dice dice = draft.dice();
        draft.add("create rule r1 as on " + dice.pick("delete", "update") + " to " + relation.sql()
                + dice.pick("", " where 1 = 2") + " do "
                + dice.pick("instead nothing", "also select 1", "also notify heard"));
        draft.later(20, "alter table " + relation.sql() + dice.pick(" disable", " enable always") + " rule r1");
        draft.comment("rule r1 on " + relation.sql());
    }
}
