package dev.migrate.testing.random;

import java.util.List;
import java.util.SortedMap;

/** The columns of a table, with what is said of them later. */
final class Columns {

    private final Draft draft;
    private final Dice dice;
    private final String table;

    Columns(Draft draft, String table) {
        this.draft = draft;
        this.dice = draft.dice();
        this.table = table;
    }

    /** Columns made by chance: their definitions; their types are put beside them. */
    List<String> some(int most, int percent, SortedMap<String, String> types) {
        return dice.some(dice.names("c", most, 100), percent).stream()
                .map(name -> column(name, types))
                .toList();
    }

    private String column(String name, SortedMap<String, String> types) {
        String type = dice.pick(draft.types());
        types.put(name, type);
        String column = Name.quoted(name);
        String alter = "alter table " + table + " alter column " + column;
        List<String> labels = draft.labels().get(type);
        String value = labels != null ? dice.pick(labels) : ColumnTypes.DEFAULTS.get(type);
        draft.later(15, "comment on column " + table + "." + column + " is '" + dice.pick("x", "y") + "'");
        draft.later(
                5,
                "grant " + dice.pick("select", "update, insert") + " (" + column + ") on " + table + " to mx_role"
                        + dice.pick("", " with grant option"));
        draft.later(6, alter + " set statistics " + dice.pick("10", "500", "0"));
        draft.later(4, alter + " set (n_distinct = " + dice.pick("5", "-0.5") + ")");
        if (type.equals("text") || type.startsWith("varchar")) {
            draft.later(8, alter + " set storage " + dice.pick("external", "main", "plain"));
            draft.later(5, alter + " set compression pglz");
        }
        boolean text = type.equals("text") || type.startsWith("varchar");
        return column + " " + type + (text && dice.chance(15) ? " collate " + dice.pick(draft.collations()) : "")
                + (value != null && dice.chance(35) ? " default " + value : "") + (dice.chance(30) ? " not null" : "");
    }

    /** A column that is computed from an integer. */
    String generated(String from, SortedMap<String, String> types) {
        types.put("g", "integer");
        // before, the server goes on to drop the column with the functions that it was computed by
        if (draft.isSince(15) && dice.chance(20)) {
            return "g integer";
        }
        return "g integer generated always as ("
                + dice.pick(
                        Name.quoted(from) + " * 2",
                        Name.quoted(from) + " + 1",
                        dice.pick(draft.functions()) + "(" + Name.quoted(from) + ")")
                + ") " + (dice.chance(40) && draft.isSince(18) ? "virtual" : "stored");
    }

    /** A column that numbers the rows, if the dice want one. */
    List<String> identity(SortedMap<String, String> types) {
        String kind = dice.pick("", "always", "by default", "serial", "");
        if (kind.isEmpty()) {
            return List.of();
        }
        String type = dice.pick("integer", "bigint");
        types.put("id", type);
        return List.of(
                kind.equals("serial")
                        ? "id " + (type.equals("integer") ? "serial" : "bigserial")
                        : "id " + type + " generated " + kind + " as identity"
                                + dice.pick("", " (start with 5)", " (increment by 2 cache 3)", " (cycle)"));
    }
}
