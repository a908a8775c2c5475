package dev.migrate.testing.random;

import java.util.List;

/** Foreign keys, when all tables are there. */
final class KeyPart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        List<Relation> tables = draft.relations(Relation.Kind.TABLE, Relation.Kind.PARTITIONED);
        if (tables.isEmpty() || draft.references().isEmpty()) {
            return;
        }
        for (String name : dice.names("fk", 6, 70)) {
            Relation table = dice.pick(tables);
            Draft.Reference reference = dice.pick(draft.references());
            List<String> fitting = table.of(reference.table().type(reference.column())).stream()
                    .filter(column -> !column.equals("g"))
                    .toList();
            if (!fitting.isEmpty()) {
                String column = Name.quoted(dice.pick(fitting));
                draft.add("alter table " + table.sql() + " add constraint " + Name.quoted(name) + " foreign key ("
                        + column
                        + ") references " + reference.table().sql() + " (" + Name.quoted(reference.column()) + ")"
                        + dice.pick("", "", " match full")
                        + dice.pick(
                                "",
                                " on delete cascade",
                                " on update set null",
                                // the server hands the column on to partitions by its number, which is another one
                                // there
                                table.is(Relation.Kind.PARTITIONED)
                                        ? ""
                                        : draft.since(15, " on delete set null (" + column + ")"),
                                " on delete restrict")
                        + dice.pick("", "", " deferrable", " deferrable initially deferred", " not valid"));
                draft.comment("constraint " + Name.quoted(name) + " on " + table.sql());
            }
        }
    }
}
