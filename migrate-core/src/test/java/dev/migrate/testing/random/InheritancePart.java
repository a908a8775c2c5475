package dev.migrate.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tables that inherit from others, also from two, and tables of a type. */
final class InheritancePart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        if (dice.chance(40)) {
            List<String> parents = dice.names("pa", 2, 100);
            parents.forEach(name -> parent(draft, name));
            dice.names("ch", 2, 50)
                    .forEach(name -> child(draft, name, name.equals("ch1") ? parents.subList(0, 1) : parents));
        }
        if (dice.chance(30)) {
            joining(draft);
        }
        if (dice.chance(20)) {
            // Attributes come and go at the end: a table of a type has to have them in the same order.
            List<String> attributes = List.of("a1 integer", "a2 text", "a3 date");
            draft.add(
                    "create type public.row as (" + String.join(", ", attributes.subList(0, 1 + dice.below(3))) + ")");
            draft.add("create table public.ofrow of public.row");
            draft.later(30, "alter table public.ofrow alter column a1 set default 1");
        }
    }

    /** A table that is a child in one schema and is none in the other. */
    private static void joining(Draft draft) {
        Dice dice = draft.dice();
        draft.add("create table public.above (c1 integer, c2 text)");
        draft.add("create table public.below (c1 integer, c2 text" + dice.pick("", ", c3 date") + ")"
                + dice.pick("", " inherits (public.above)"));
        draft.later(30, "alter table public.below alter column c1 set default 1");
    }

    /** The columns of a parent; a child may keep what leaves it. */
    private static String columns(Dice dice, String name, SortedMap<String, String> types) {
        types.put(name.endsWith("1") ? "c1" : "c3", "integer");
        types.put(name.endsWith("1") ? "c2" : "c4", "text");
        types.keySet().removeIf(column -> dice.chance(15));
        return types.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue()
                        + (column.getValue().equals("text") ? dice.pick("", " default 'x'") : "")
                        + dice.pick("", "", " not null"))
                .collect(Collectors.joining(", "));
    }

    private static void parent(Draft draft, String name) {
        Dice dice = draft.dice();
        SortedMap<String, String> types = new TreeMap<>();
        String table = Name.quoted("public", name);
        draft.add("create table " + table + " (" + columns(dice, name, types) + ")");
        draft.relation("public", name, Relation.Kind.PARENT, types);
        draft.later(
                25,
                "alter table " + table + " add constraint " + dice.pick("handed", "handed2") + " check (true)"
                        + dice.pick("", " no inherit"));
        draft.comment("table " + table);
    }

    /** Columns of its own, which merge with those of the parents where they have the same. */
    private static String merged(Dice dice, SortedMap<String, String> types) {
        List<String> merged = new ArrayList<>();
        for (String column : dice.some(List.of("c1", "c2", "c3", "c5", "c6"), 50)) {
            types.put(column, column.equals("c2") || column.equals("c6") ? "text" : "integer");
            merged.add(column + " " + types.get(column));
        }
        return String.join(", ", merged);
    }

    private static void child(Draft draft, String name, List<String> parents) {
        Dice dice = draft.dice();
        SortedMap<String, String> types = new TreeMap<>();
        String table = Name.quoted("public", name);
        String inherits = String.join(
                ", ",
                parents.stream().map(parent -> Name.quoted("public", parent)).toList());
        draft.add("create table " + table + " (" + merged(dice, types) + ")"
                + (parents.isEmpty() ? "" : " inherits (" + inherits + ")"));
        draft.relation("public", name, Relation.Kind.PARENT, types);
        draft.later(15, "alter table " + table + " alter column c1 set default " + dice.below(3));
        draft.later(20, "create index " + Name.quoted(Name.with(name, "_i")) + " on " + table + " (c1)");
        draft.later(10, "alter table " + table + " add constraint of_child check (true)");
        draft.add("alter table " + table + " add constraint " + dice.pick("handed", "handed2", "none") + " check ("
                + dice.pick("true", "true", "false or true") + ")");
        draft.comment("table " + table);
    }
}
