package dev.migrate.catalog;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table; its default is an object of its own.
 *
 * @param key table and name
 * @param position its place in the table, from 1; no part of the comparison
 * @param inherited whether it has it from a parent alone
 * @param type its type
 * @param collation its collation, where that is not the type's own; else empty
 * @param nullability whether it takes nulls
 * @param identity how its identity counts; null where it is none
 * @param generated the expression that generates it; empty where it is plain
 * @param virtual whether it is generated when it is read
 * @param settings how it is stored and counted
 */
public record Column(
        Key key,
        int position,
        boolean inherited,
        String type,
        String collation,
        Nullability nullability,
        @Nullable Identity identity,
        String generated,
        boolean virtual,
        Settings settings)
        implements CatalogObject {

    /** The table. */
    public Key table() {
        return key.table();
    }

    /** Its name. */
    public String name() {
        return key.part();
    }

    /** Whether it refuses nulls. */
    public boolean notNull() {
        return nullability.notNull();
    }

    /** Whether it is computed from the others. */
    public boolean isGenerated() {
        return !generated.isEmpty();
    }

    /** Whether its identity counts by a sequence. */
    public boolean countsBy(Key sequence) {
        return identity != null && identity.sequence().equals(sequence);
    }

    /** Whether values and what is computed from them are of the same type. */
    public boolean isOfSameType(Column other) {
        return type.equals(other.type) && collation.equals(other.collation);
    }

    /** Whether nothing has to be done to make one the other. */
    public boolean isSame(Column other) {
        return compared().equals(other.compared()) && nullability.isNamedAs(other.nullability);
    }

    /** The same column as a table's own, without its place and without what its not null is called. */
    private Column compared() {
        Nullability nameless = new Nullability(notNull(), false, "");
        return new Column(key, 0, false, type, collation, nameless, identity, generated, virtual, settings);
    }

    /** The same column with its values as text. */
    public Column asText() {
        Settings ofText = new Settings("", "extended", "", settings.statistics, settings.options);
        return new Column(key, position, inherited, "text", "", nullability, identity, generated, virtual, ofText);
    }

    /** The same column, which nothing computes. */
    public Column plain() {
        return new Column(key, position, inherited, type, collation, nullability, identity, "", false, settings);
    }

    /** The same column, whose type is called otherwise. */
    public Column asType(String name) {
        return new Column(
                key, position, inherited, name, collation, nullability, identity, generated, virtual, settings);
    }

    /** The same column, which refuses nulls or does not. */
    public Column withNotNull(boolean refused) {
        return new Column(
                key,
                position,
                inherited,
                type,
                collation,
                nullability.with(refused),
                identity,
                generated,
                virtual,
                settings);
    }

    /** The same column of another table, as that table's own. */
    public Column of(Key table) {
        return of(table, false, settings);
    }

    /** The same column of a child, which has it from its parent alone, and does not count it as that does. */
    public Column handedOnTo(Key child) {
        return of(child, true, settings.with(-1, List.of())).withoutIdentity();
    }

    private Column of(Key table, boolean inheritedThere, Settings there) {
        Nullability ownAlone = new Nullability(notNull(), false, nullability.name);
        Key keyThere = table.part(Kind.COLUMN, name());
        return new Column(
                keyThere, position, inheritedThere, type, collation, ownAlone, identity, generated, virtual, there);
    }

    /** The same column, which does not count by itself. */
    public Column withoutIdentity() {
        return new Column(key, position, inherited, type, collation, nullability, null, generated, virtual, settings);
    }

    /** The same column, stored and counted in another way. */
    public Column with(Settings other) {
        return new Column(key, position, inherited, type, collation, nullability, identity, generated, virtual, other);
    }

    /** The same column after its parent has changed from one to the other and has handed that on. */
    public Column following(Column before, Column after) {
        boolean otherType = !before.isOfSameType(after);
        return new Column(
                key,
                position,
                inherited,
                otherType ? after.type : type,
                otherType ? after.collation : collation,
                before.notNull() == after.notNull()
                        ? nullability
                        : nullability.with(after.notNull() || nullability.own),
                identity, // that is each table's own, or all count by the parent's
                after.generated,
                after.virtual,
                settings.following(before.settings, after.settings, otherType));
    }

    /**
     * The same column, in all that is rarely said of one as another is.
     *
     * @param other the other
     * @param sameType whether it keeps its type, too
     * @param sameIdentity whether it counts as the other does
     */
    public Column withDetailsOf(Column other, boolean sameType, boolean sameIdentity) {
        return new Column(
                key,
                other.position,
                other.inherited,
                sameType ? other.type : type,
                sameType && collation.isEmpty() ? other.collation : collation,
                notNull() && other.notNull() ? other.nullability : nullability,
                sameIdentity ? other.identity : countingBySequenceOf(other),
                isGenerated() ? generated : other.generated,
                isGenerated() ? virtual : other.virtual,
                sameType ? other.settings : other.settings.ofTypeStoredAs(settings.usualStorage));
    }

    /** What the server has called a sequence means nothing. */
    private @Nullable Identity countingBySequenceOf(Column other) {
        return identity == null || other.identity == null ? identity : identity.by(other.identity.sequence());
    }

    /**
     * Whether a column takes nulls.
     *
     * @param notNull whether it refuses them
     * @param own whether a child refuses them of its own as well as with its parent, and goes on when that takes them; from
     *     PostgreSQL 18 on, and no part of the comparison
     * @param name what the constraint that refuses them is called, from PostgreSQL 18 on; empty where that is not looked at,
     *     as it is not where a table has parents or children
     */
    public record Nullability(boolean notNull, boolean own, String name) {

        private static final Pattern USUAL_NAME = Pattern.compile("_not_null[0-9]*$");

        /** Whether somebody gave the constraint its name; the server calls it {@code account_email_not_null}. */
        public boolean isNamed() {
            return !name.isEmpty() && !USUAL_NAME.matcher(name).find();
        }

        /** Whether the constraints of both have the same name, as far as somebody gave them one. */
        public boolean isNamedAs(Nullability other) {
            boolean known = !name.isEmpty() && !other.name.isEmpty();
            return !known || name.equals(other.name) || !(isNamed() || other.isNamed());
        }

        private Nullability with(boolean refused) {
            return new Nullability(refused, own, refused ? name : "");
        }
    }

    /**
     * How a column is stored and counted.
     *
     * @param storage how it is stored where that is not the type's way; else empty
     * @param usualStorage the type's way
     * @param compression how it is compressed where that is not the usual way; else empty
     * @param statistics its statistics target; -1 for the usual one
     * @param options its options, as {@code n_distinct=5}
     */
    public record Settings(
            String storage, String usualStorage, String compression, int statistics, List<String> options) {

        public Settings {
            options = List.copyOf(options);
        }

        /** What a child gets of it with a column that comes to its parent. */
        public Settings handedOn() {
            return new Settings(storage, usualStorage, "", statistics, List.of());
        }

        /** The same, counted in another way. */
        public Settings with(int target, List<String> otherOptions) {
            return new Settings(storage, usualStorage, compression, target, otherOptions);
        }

        /** As a type is stored whose way this is, and counted in the usual one. */
        public Settings usual() {
            return new Settings("", usualStorage, "", -1, List.of());
        }

        private Settings ofTypeStoredAs(String usual) {
            return new Settings(storage, usual, compression, statistics, options);
        }

        /** The server hands on how a parent's column is stored and its target, not how it is compressed nor its options. */
        private Settings following(Settings before, Settings after, boolean otherType) {
            return new Settings(
                    before.storage.equals(after.storage) && !otherType ? storage : after.storage,
                    otherType ? after.usualStorage : usualStorage,
                    otherType ? "" : compression,
                    before.statistics == after.statistics ? statistics : after.statistics,
                    options);
        }
    }

    /**
     * An identity.
     *
     * @param always whether a value may not be given by hand
     * @param sequence the name of the sequence that it counts by
     * @param options how it counts
     */
    public record Identity(boolean always, Key sequence, Sequence.Options options) {

        /** The same by another sequence. */
        public Identity by(Key other) {
            return new Identity(always, other, options);
        }
    }
}
