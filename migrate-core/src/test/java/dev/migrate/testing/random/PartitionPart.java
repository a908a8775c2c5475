package dev.migrate.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        By by = name.startsWith("p2") ? By.LIST : name.startsWith("p1") ? By.RANGE : By.HASH;
        draft.add("create table " + table + " (" + String.join(", ", lines) + ") partition by " + by.sql() + " (k)");
        Relation relation = draft.relation("public", name, Relation.Kind.PARTITIONED, types);
        for (int part = 0; part < 4; part++) {
            if (dice.chance(55)) {
                partition(draft, relation, part, bounds(dice, by, part), lines);
            }
        }
        if (dice.chance(25)) {
            elsewhere(draft, relation, by);
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

    /** How rows are divided. */
    private enum By {
        LIST,
        RANGE,
        HASH;

        String sql() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a partition holds: mostly its own, but in another schema it may be what another one holds in this. */
    private static String bounds(Dice dice, By by, int part) {
        if (by == By.HASH) {
            int modulus = dice.pick(List.of(2, 4, 4, 8));
            return "for values with (modulus " + modulus + ", remainder " + part % modulus + ")";
        }
        if (part == 3) {
            return "default";
        }
        int begin = part * 100;
        if (by == By.LIST) {
            return "for values in (" + begin + ", " + dice.pick(List.of(begin + 1, begin + 2, begin + 100, 500)) + ")";
        }
        int from = dice.pick(List.of(begin, begin, begin, begin - 30));
        return "for values from (" + from + ") to (" + (begin + dice.pick(List.of(50, 70, 100, 150))) + ")";
    }

    /** A partition that is of one parent or of another. */
    private static void elsewhere(Draft draft, Relation top, By by) {
        String table = Name.quoted("public", Name.with(top.name(), "_9"));
        Dice dice = draft.dice();
        draft.add("create table " + table + " partition of "
                + (dice.chance(50)
                        ? Name.quoted("public", Name.with(top.name(), "_1tree")) + " for values in ('a', 'z')"
                        : top.sql() + " "
                                + (by == By.LIST
                                        ? "for values in (900)"
                                        : by == By.RANGE
                                                ? "for values from (900) to (990)"
                                                : "for values with (modulus 8, remainder 7)")));
        draft.comment("table " + table);
    }

    private static void partition(Draft draft, Relation parent, int part, String values, List<String> lines) {
        Dice dice = draft.dice();
        boolean tree = part == 1;
        String name = Name.with(parent.name(), "_" + part + (tree ? "tree" : ""));
        String table = Name.quoted("public", name);
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
