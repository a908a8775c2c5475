package dev.migrate.testing.random;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Foreign data wrappers without a handler, servers and foreign tables. */
final class ForeignPart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        List<String> wrappers = dice.names("w", 3, 30);
        for (String name : wrappers) {
            String wrapper = Name.quoted(name);
            draft.add("create foreign data wrapper " + wrapper + dice.pick("", " options (debug 'true')"));
            draft.comment("foreign data wrapper " + wrapper);
            draft.grant("usage", "foreign data wrapper " + wrapper);
        }
        if (wrappers.isEmpty()) {
            return;
        }
        List<String> servers = dice.names("sv", 3, 60);
        for (String name : servers) {
            String server = Name.quoted(name);
            draft.add("create server " + server + dice.pick("", " type 'x'") + dice.pick("", " version '1'")
                    + " foreign data wrapper " + Name.quoted(dice.pick(wrappers))
                    + dice.pick("", " options (host 'a', \"Port x\" 'it''s')", " options (host 'b')"));
            draft.comment("server " + server);
            draft.grant("usage", "foreign server " + server);
        }
        if (!servers.isEmpty()) {
            dice.names("ft", 3, 50).forEach(name -> table(draft, name, dice.pick(servers)));
        }
    }

    private static void table(Draft draft, String name, String server) {
        Dice dice = draft.dice();
        String schema = draft.schema();
        String table = Name.quoted(schema, name);
        SortedMap<String, String> types = new TreeMap<>();
        List<String> columns = new Columns(draft, table).some(4, 60, types);
        draft.add("create foreign table " + table + " (" + String.join(", ", columns) + ") server "
                + Name.quoted(server) + dice.pick("", " options (file 'x')", " options (file 'y', \"Format\" 'csv')"));
        draft.relation(schema, name, Relation.Kind.FOREIGN, types);
        draft.later(10, "alter foreign table " + table + " add constraint far check (true)");
        types.keySet().stream()
                .limit(1)
                .forEach(column -> draft.later(
                        20,
                        "alter foreign table " + table + " alter column " + Name.quoted(column) + " options (name '"
                                + dice.pick("n", "it''s") + "')"));
        draft.comment("foreign table " + table);
        draft.grant("select", table);
    }
}
