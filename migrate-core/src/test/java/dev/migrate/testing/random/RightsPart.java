package dev.migrate.testing.random;

import java.util.List;

/** Row security, its policies, and default privileges. */
final class RightsPart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        for (Relation table : draft.relations(Relation.Kind.TABLE, Relation.Kind.PARTITIONED)) {
            draft.later(
                    15,
                    "alter table " + table.sql() + dice.pick(" enable", " enable", " force") + " row level security");
            for (String name : dice.names("po", 3, 12)) {
                policy(draft, table, name);
            }
        }
        for (String on : List.of("tables", "sequences", "functions", "types")) {
            draft.later(
                    6,
                    "alter default privileges" + dice.pick("", " in schema " + Name.quoted(dice.pick(draft.schemas())))
                            + dice.pick(" grant ", " grant ") + "all on " + on + " to mx_role"
                            + dice.pick("", " with grant option"));
        }
        draft.later(8, "grant usage on all sequences in schema public to mx_role");
        draft.later(4, "alter default privileges revoke execute on functions from public");
        draft.later(4, "alter default privileges grant usage on schemas to mx_role");
    }

    private static void policy(Draft draft, Relation table, String name) {
        Dice dice = draft.dice();
        String policy = Name.quoted(name);
        String test = "(" + dice.pick("true", "current_user <> 'x'", dice.pick(draft.functions()) + "(1) = 1") + ")";
        draft.add("create policy " + policy + " on " + table.sql() + dice.pick("", " as restrictive")
                + dice.pick(
                        " using " + test,
                        " for select using " + test,
                        " for delete to mx_role using " + test,
                        " for insert to mx_role, public with check " + test,
                        " for update to current_user using " + test + " with check (true)"));
        draft.comment("policy " + policy + " on " + table.sql());
    }
}
