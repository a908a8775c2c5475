package dev.migrate.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Enums, domains, composite and range types; sequences. */
final class TypePart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        dice.names("e", 3, 60).forEach(name -> enumType(draft, name));
        dice.names("ct", 3, 35).forEach(name -> composite(draft, name));
        dice.names("d", 4, 45).forEach(name -> domain(draft, name));
        dice.names("cd", 2, 30).forEach(name -> composite(draft, name));
        dice.names("r", 2, 30).forEach(name -> range(draft, name));
        dice.names("sq", 3, 50).forEach(name -> sequence(draft, name));
    }

    private static void about(Draft draft, String kind, String type) {
        draft.types().add(type);
        draft.comment(kind + " " + type);
        draft.grant("usage", "type " + type);
        draft.later(5, "revoke usage on type " + type + " from public");
    }

    private static void enumType(Draft draft, String name) {
        Dice dice = draft.dice();
        List<String> labels = new ArrayList<>(dice.names("l", 6, 60));
        if (dice.chance(30)) {
            labels = dice.some(labels, 100);
        }
        if (labels.isEmpty()) {
            labels = List.of("only");
        }
        String type = Name.quoted(draft.schema(), name);
        List<String> quoted = labels.stream().map(TypePart::text).toList();
        draft.labels().put(type, quoted);
        draft.add("create type " + type + " as enum (" + String.join(", ", quoted) + ")");
        about(draft, "type", type);
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void domain(Draft draft, String name) {
        Dice dice = draft.dice();
        List<String> bases =
                new ArrayList<>(List.of("integer", "integer", "text", "text", "numeric(10,2)", "integer[]"));
        bases.addAll(draft.types());
        String base = dice.pick(bases);
        String type = Name.quoted(draft.schema(), name);
        String value = ColumnTypes.DEFAULTS.get(base);
        String test = switch (base) {
            case "integer", "numeric(10,2)" -> "value > " + dice.below(3);
            case "text" -> "value <> '" + dice.below(3) + "'";
            default -> "value is not null" + dice.pick("", " or true");
        };
        draft.add("create domain " + type + " as " + base
                + (base.equals("text") && dice.chance(20) ? " collate " + dice.pick(draft.collations()) : "")
                + (value != null && dice.chance(40) ? " default " + value : "")
                + (dice.chance(50) ? " constraint " + Name.quoted(Name.with(name, "_c")) + " check (" + test + ")" : "")
                + (dice.chance(15) ? " not null" : ""));
        draft.later(
                15,
                "alter domain " + type + " add constraint second check (value is distinct from null or "
                        + dice.pick("true", "false") + ")" + dice.pick("", " not valid"));
        draft.later(10, "comment on constraint second on domain " + type + " is 'the second'");
        about(draft, "domain", type);
        if (dice.chance(35)) {
            draft.types().add(type + "[]");
        }
    }

    private static void composite(Draft draft, String name) {
        Dice dice = draft.dice();
        List<String> types = new ArrayList<>(List.of("integer", "text", "date", "text collate \"C\"", "varchar(5)"));
        for (String other : draft.types()) {
            types.add(dice.chance(30) ? other + "[]" : other);
        }
        List<String> attributes = dice.names("a", 4, 60);
        String type = Name.quoted(draft.schema(), name);
        draft.add("create type " + type + " as ("
                + attributes.stream()
                        .map(attribute -> Name.quoted(attribute) + " " + dice.pick(types))
                        .collect(Collectors.joining(", "))
                + ")");
        if (!attributes.isEmpty()) {
            draft.later(15, "comment on column " + type + "." + Name.quoted(attributes.get(0)) + " is 'part'");
        }
        about(draft, "type", type);
    }

    private static void range(Draft draft, String name) {
        Dice dice = draft.dice();
        String schema = draft.schema();
        String type = Name.quoted(schema, name);
        draft.add("create type " + type + " as range (subtype = "
                + dice.pick(
                        "integer",
                        "float8, subtype_diff = float8mi",
                        "text, collation = \"C\"",
                        "text, subtype_opclass = text_pattern_ops",
                        draft.labels().keySet().stream().findFirst().orElse("date"))
                + dice.pick("", ", multirange_type_name = " + Name.quoted("public", Name.with(schema, name + "_many")))
                + ")");
        about(draft, "type", type);
    }

    private static void sequence(Draft draft, String name) {
        Dice dice = draft.dice();
        String sequence = Name.quoted(draft.schema(), name);
        draft.add("create " + (dice.chance(10) ? draft.since(15, "unlogged ") : "") + "sequence " + sequence
                + dice.pick("", " as integer", " as smallint") + dice.pick("", " increment 5", " increment -1")
                + dice.pick("", "", " minvalue -7 maxvalue 77 start 7") + dice.pick("", " cycle", " cache 3"));
        draft.comment("sequence " + sequence);
        draft.grant(dice.pick("usage", "select, update"), "sequence " + sequence);
    }
}
