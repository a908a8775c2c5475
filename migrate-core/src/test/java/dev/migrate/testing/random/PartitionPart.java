package dev.migrate.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trees of partitions. How a table is partitioned hangs on its name, since no table can change it. */
final class PartitionPart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        draft.dice().names("p", 3, 40).forEach(name -> partitioned(draft, name));
    }

    private static void partitioned(Draft draft, String name) {
        Dice dice = draft.dice();
        String table = Name.quoted("public", name);
        SortedMap<String, String> types = new TreeMap<>();
        Columns columns = new Columns(draft, table);
        List<String> lines = new ArrayList<>(columns.some(3, 60, types));
        types.put("k", "integer");
        types.put("m", "text");
        lines.addAll(dice.below(lines.size() + 1), List.of("k integer", "m text"));
        boolean list = name.startsWith("p2");
        draft.add("create table " + table + " (" + String.join(", ", lines) + ") partition by "
                + (list ? "list (k)" : "range (k)"));
        Relation relation = draft.relation("public", name, Relation.Kind.PARTITIONED, types);
        for (int part = 0; part < 4; part++) {
            if (dice.chance(55)) {
                partition(draft, relation, part, list, lines);
            }
        }
        String index = Name.with(name, "_k");
        draft.later(
                40,
                "create " + dice.pick("", "unique ") + "index " + Name.quoted(index) + " on " + table + " (k"
                        + dice.pick("", " desc") + ")");
        draft.later(10, "comment on index " + Name.quoted("public", index) + " is 'of all parts'");
        draft.later(
                30,
                "alter table " + table + " add constraint " + Name.quoted(Name.with(name, "_key")) + " "
                        + dice.pick("primary key", "unique") + " (k)");
        draft.later(
                20,
                "alter table " + table + " add constraint " + Name.quoted(Name.with(name, "_c")) + " check (k "
                        + dice.pick(">", ">=") + " -1)");
        draft.comment("table " + table);
        draft.grant("select", table);
        if (dice.chance(30)) {
            draft.references().add(new Draft.Reference(relation, "k"));
        }
    }

    private static void partition(Draft draft, Relation parent, int part, boolean list, List<String> lines) {
        Dice dice = draft.dice();
        boolean tree = part == 1;
        String name = Name.with(parent.name(), "_" + part + (tree ? "tree" : ""));
        String table = Name.quoted("public", name);
        int begin = part * 100;
        String values = part == 3
                ? "default"
                : list
                        ? "for values in (" + begin + ", " + (begin + dice.pick(List.of(1, 2))) + ")"
                        : "for values from (" + begin + ") to (" + (begin + dice.pick(List.of(50, 70))) + ")";
        String by = tree ? " partition by list (m)" : "";
        String definition = "(" + String.join(", ", lines) + ")" + by;
        switch (dice.below(5)) {
            case 0 -> draft.add("create table " + table + " " + definition);
            case 1 -> {
                draft.add("create table " + table + " " + definition);
                draft.add("alter table " + parent.sql() + " attach partition " + table + " " + values);
            }
            default -> draft.add("create table " + table + " partition of " + parent.sql() + " " + values + by);
        }
        Relation relation = draft.relation("public", name, Relation.Kind.PARTITION, parent.columns());
        if (tree) {
            leaf(draft, relation, "a", "for values in ('a', 'b')");
            leaf(draft, relation, "d", "default");
        }
        draft.comment("table " + table);
        draft.grant("insert", table);
        draft.later(15, "create index " + Name.quoted(Name.with(name, "_own")) + " on " + table + " (m, k)");
        draft.later(10, "alter table " + table + " add constraint own check (k is not null)");
        draft.later(10, "alter table " + table + " alter column k set default " + dice.below(3));
        draft.later(8, "alter table " + table + " alter column k set not null");
        draft.later(6, "alter table " + table + " alter column m set statistics 33");
    }

    private static void leaf(Draft draft, Relation parent, String end, String values) {
        if (draft.dice().chance(60)) {
            String table = Name.quoted("public", Name.with(parent.name(), "_" + end));
            draft.add("create table " + table + " partition of " + parent.sql() + " " + values);
            draft.comment("table " + table);
            draft.later(
                    15,
                    "create index " + Name.quoted(Name.with(parent.name(), "_" + end + "_own")) + " on " + table
                            + " (k, m)");
        }
    }
}
