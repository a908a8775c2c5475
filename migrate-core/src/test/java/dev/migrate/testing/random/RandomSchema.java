package dev.migrate.testing.random;

import java.util.List;

/**
 * A schema made by chance, out of few names, so that two of them have much in common: the same table with other columns,
 * the same view over another one. The same seed makes the same schema. Not every statement makes sense; what the server
 * refuses is no part of the schema.
 */
public final class RandomSchema {

    /** One family of objects. */
    @FunctionalInterface
    interface Part {

        /** Adds some of them, over what is there already. */
        void add(Draft draft);
    }

    private static final List<Part> PARTS = List.of(
            new SchemaPart(),
            new TypePart(),
            new RoutinePart(),
            new OperatorPart(),
            new TextSearchPart(),
            new TablePart(),
            new PartitionPart(),
            new InheritancePart(),
            new ForeignPart(),
            new KeyPart(),
            new ViewPart(),
            new TriggerPart(),
            new RightsPart(),
            new BesidePart());

    private RandomSchema() {}

    /**
     * The schema of a seed, as SQL.
     *
     * @param major the server's major version; what came later is left out
     */
    public static String of(long seed, int major) {
        Draft draft = new Draft(new Dice(seed), major);
        PARTS.forEach(part -> part.add(draft));
        return draft.sql();
    }
}
