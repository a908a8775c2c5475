package dev.migrate.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;

/** Tables with their constraints, indexes, statistics. */
final class TablePart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        draft.dice().names("t", 6, 65).forEach(name -> table(draft, name));
    }

    private static void table(Draft draft, String name) {
        Dice dice = draft.dice();
        String schema = draft.schema();
        String table = Name.quoted(schema, name);
        Columns columns = new Columns(draft, table);
        SortedMap<String, String> types = new TreeMap<>();
        List<String> lines = new ArrayList<>(columns.identity(types));
        columns.some(6, 60, types).forEach(column -> lines.add(notNullNamed(dice, column)));
        List<String> integers = types.keySet().stream()
                .filter(column -> "integer".equals(types.get(column)))
                .toList();
        if (!integers.isEmpty() && dice.chance(40)) {
            lines.add(columns.generated(dice.pick(integers), types));
        }
        Relation relation = draft.relation(schema, name, Relation.Kind.TABLE, types);
        lines.addAll(constraints(draft, relation));
        draft.add("create " + (dice.chance(10) ? "unlogged " : "") + "table " + table + " (" + String.join(", ", lines)
                + ")" + dice.pick("", "", "", " with (fillfactor=70)", " with (autovacuum_enabled=false)"));
        draft.comment("table " + table);
        draft.grant(dice.pick("select, insert", "all", "trigger"), table);
        about(draft, relation);
    }

    /** From 18 on the name stays. */
    private static String notNullNamed(Dice dice, String column) {
        String name = StringUtils.substringBetween(column, "\"");
        return column.endsWith(" not null") && dice.chance(35)
                ? StringUtils.removeEnd(column, "not null") + "constraint "
                        + Name.quoted(Name.with(name, dice.pick("_given", " is there", "_filled")))
                        + " not null"
                : column;
    }

    private static List<String> constraints(Draft draft, Relation table) {
        Dice dice = draft.dice();
        List<String> lines = new ArrayList<>();
        List<String> over =
                table.comparable().stream().filter(c -> !c.equals("g")).toList();
        if (over.isEmpty()) {
            return lines;
        }
        if (dice.chance(60)) {
            String column = dice.pick(over);
            lines.add(named(dice, table, "_key") + "primary key (" + Name.quoted(column) + ")" + include(dice, over));
            draft.references().add(new Draft.Reference(table, column));
        }
        if (dice.chance(40)) {
            String column = dice.pick(over);
            String late = dice.pick("", "", " deferrable", " deferrable initially deferred");
            String nulls = dice.chance(20) ? draft.since(15, "nulls not distinct ") : "";
            lines.add(named(dice, table, "_u") + "unique " + nulls + "(" + Name.quoted(column) + ")" + late);
            if (late.isEmpty()) {
                draft.references().add(new Draft.Reference(table, column));
            }
        }
        if (dice.chance(45)) {
            String column = Name.quoted(dice.pick(over));
            String check = dice.pick(
                    column + " is not null",
                    column + " is not null or true",
                    dice.pick(draft.functions()) + "(1) " + dice.pick(">= 0", "< 9"));
            lines.add(named(dice, table, "_c") + "check (" + check + ")" + dice.pick("", "", " no inherit"));
        }
        List<String> ranges = table.of("int4range");
        if (!ranges.isEmpty() && dice.chance(60)) {
            lines.add(named(dice, table, "_x") + "exclude using gist (" + Name.quoted(ranges.get(0)) + " with "
                    + dice.pick("&&", "-|-") + ")" + dice.pick("", " where (true)", " deferrable"));
        }
        return lines;
    }

    private static String include(Dice dice, List<String> columns) {
        return dice.chance(10) ? " include (" + Name.quoted(dice.pick(columns)) + ")" : "";
    }

    private static String named(Dice dice, Relation table, String end) {
        return dice.pick("", "constraint " + Name.quoted(Name.with(table.name(), end)) + " ");
    }

    private static void about(Draft draft, Relation relation) {
        Dice dice = draft.dice();
        String table = relation.sql();
        indexes(draft, relation);
        List<String> over = relation.comparable();
        if (dice.chance(20) && over.size() > 1) {
            String statistics = Name.quoted(relation.schema(), Name.with(relation.name(), "_st"));
            draft.add("create statistics " + statistics + dice.pick("", " (ndistinct)", " (mcv, dependencies)") + " on "
                    + Name.quoted(over.get(0)) + ", "
                    + dice.pick(Name.quoted(over.get(1)), "(" + Name.quoted(over.get(1)) + " is null)")
                    + " from " + table);
            draft.later(20, "alter statistics " + statistics + " set statistics 50");
            draft.comment("statistics " + statistics);
        }
        draft.later(
                15,
                "alter table " + table + " add constraint late check (" + dice.pick("1 > 0", "2 > 1") + ")"
                        + dice.pick("", " not valid"));
        draft.later(10, "comment on constraint late on " + table + " is 'late'");
        draft.later(
                8,
                "comment on index " + Name.quoted(relation.schema(), Name.with(relation.name(), "_key"))
                        + " is 'the key'");
        draft.later(8, "alter table " + table + " replica identity " + dice.pick("full", "nothing"));
    }

    private static void indexes(Draft draft, Relation relation) {
        Dice dice = draft.dice();
        for (String end : dice.names("i", 3, 35)) {
            List<String> over = relation.comparable();
            if (over.isEmpty()) {
                return;
            }
            String column = dice.pick(over);
            String index = Name.with(relation.name(), "_" + end);
            boolean unique = dice.chance(25);
            draft.add("create " + (unique ? "unique " : "") + "index " + Name.quoted(index) + " on " + relation.sql()
                    + what(draft, relation, column, unique)
                    + (dice.chance(20) ? " where " + Name.quoted(column) + " is not null" : ""));
            String qualified = Name.quoted(relation.schema(), index);
            draft.comment("index " + qualified);
            draft.later(8, "alter table " + relation.sql() + " cluster on " + Name.quoted(index));
            draft.later(
                    unique ? 20 : 0,
                    "alter table " + relation.sql() + " replica identity using index " + Name.quoted(index));
            draft.later(8, "alter index " + qualified + " alter column 1 set statistics 77");
        }
    }

    private static String what(Draft draft, Relation relation, String column, boolean unique) {
        Dice dice = draft.dice();
        String name = Name.quoted(column);
        String type = relation.type(column);
        if (type.equals("text") && dice.chance(50)) {
            return dice.pick(
                    " (lower(" + name + "))", " (" + name + " text_pattern_ops)", " (" + name + " collate \"C\")");
        }
        if (type.equals("integer") && dice.chance(30)) {
            return " (" + dice.pick(draft.functions()) + "(" + name + "))";
        }
        if (type.endsWith("[]") && !unique && dice.chance(50)) {
            return " using gin (" + name + ")";
        }
        if (!unique && dice.chance(10)) {
            return dice.pick(" using hash (", " using brin (") + name + ")";
        }
        return " (" + name + dice.pick("", " desc", " nulls first") + ")"
                + (dice.chance(10) ? " include (" + name + ")" : "")
                + (unique && dice.chance(20) ? draft.since(15, " nulls not distinct") : "")
                + dice.pick("", "", " with (fillfactor=50)");
    }
}
