package dev.migrate.testing.random;

/** Schemas, and the extensions and collations in them. */
final class SchemaPart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        for (String schema : dice.names("s", 3, 35)) {
            String name = Name.quoted(schema);
            draft.add("create schema " + name);
            draft.schemas().add(schema);
            draft.comment("schema " + name);
            draft.grant(dice.pick("usage", "usage, create"), "schema " + name);
        }
        extension(draft, "citext", "citext", 15);
        extension(draft, "hstore", "hstore", 10);
        extension(draft, "pg_trgm", "", 10);
        dice.names("co", 3, 30).forEach(name -> collation(draft, name));
    }

    private static void extension(Draft draft, String name, String type, int percent) {
        if (draft.dice().chance(percent)) {
            String schema = draft.schema();
            draft.add("create extension " + name + " with schema " + Name.quoted(schema));
            if (!type.isEmpty()) {
                draft.types().add(Name.quoted(schema, type));
            }
        }
    }

    private static void collation(Draft draft, String name) {
        String collation = Name.quoted(draft.schema(), name);
        draft.add("create collation " + collation + " ("
                + draft.dice()
                        .pick(
                                "locale = 'C'",
                                "provider = libc, lc_collate = 'C', lc_ctype = 'POSIX'",
                                "provider = icu, locale = 'de'",
                                "provider = icu, locale = 'und', deterministic = false")
                + ")");
        draft.collations().add(collation);
        draft.comment("collation " + collation);
    }
}
