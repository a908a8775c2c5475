package dev.migrate.testing.random;

import java.util.List;

/** What stands beside the tables: publications and event triggers. */
final class BesidePart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        dice.names("pub", 3, 15).forEach(name -> publication(draft, name));
        if (dice.chance(15)) {
            draft.add("create function public.heard() returns event_trigger language plpgsql as 'begin end'");
            for (String name : dice.names("et", 3, 50)) {
                String trigger = Name.quoted(name);
                draft.later(
                        100,
                        "create event trigger " + trigger + " on "
                                + dice.pick(
                                        "ddl_command_start",
                                        "ddl_command_end when tag in ('CREATE TABLE', 'ALTER TABLE')",
                                        "sql_drop",
                                        "table_rewrite")
                                + " execute function public.heard()");
                draft.later(20, "alter event trigger " + trigger + dice.pick(" disable", " enable always"));
                draft.comment("event trigger " + trigger);
            }
        }
    }

    private static void publication(Draft draft, String name) {
        Dice dice = draft.dice();
        String publication = Name.quoted(name);
        List<Relation> tables = draft.relations(Relation.Kind.TABLE, Relation.Kind.PARTITIONED);
        String what = dice.pick("all tables", "tables", "columns", "schema", "");
        if (what.isEmpty() || tables.isEmpty()) {
            what = "";
        } else if (what.equals("schema")) {
            what = draft.since(15, " for tables in schema " + Name.quoted(dice.pick(draft.schemas())));
        } else if (what.equals("columns")) {
            Relation table = dice.pick(tables);
            List<String> columns = List.copyOf(table.columns().keySet());
            what = " for table " + table.sql()
                    + (columns.isEmpty()
                            ? ""
                            : draft.since(15, " (" + Name.quoted(columns.get(0)) + ") where (1 = 1)"));
        } else if (what.equals("tables")) {
            what = " for table " + dice.pick(tables).sql() + ", only "
                    + dice.pick(tables).sql();
        } else {
            what = " for " + what;
        }
        draft.later(
                100,
                "create publication " + publication + what
                        + dice.pick(
                                "", " with (publish = 'insert, update')", " with (publish_via_partition_root = true)"));
        draft.comment("publication " + publication);
    }
}
