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
 * @param notNull whether it refuses nulls
 * @param ownNotNull whether a child refuses nulls of its own as well as with its parent, and goes on when that takes them;
 *     from PostgreSQL 18 on, and no part of the comparison
 * @param notNullName what the constraint that refuses them is called, from PostgreSQL 18 on; empty where that is not looked
 *     at, as it is not where a table has parents or children
 * @param identity how its identity counts; null where it is none
 * @param generated the expression that generates it; empty where it is plain
 * @param virtual whether it is generated when it is read
 * @param storage how it is stored where that is not the type's way; else empty
 * @param usualStorage the type's way
 * @param compression how it is compressed where that is not the usual way; else empty
 * @param statistics its statistics target; -1 for the usual one
 * @param options its options, as {@code n_distinct=5}
 */
public record Column(
        Key key,
        int position,
        boolean inherited,
        String type,
        String collation,
        boolean notNull,
        boolean ownNotNull,
        String notNullName,
        @Nullable Identity identity,
        String generated,
        boolean virtual,
        String storage,
        String usualStorage,
        String compression,
        int statistics,
        List<String> options)
        implements CatalogObject {

    private static final Pattern USUAL_NOT_NULL = Pattern.compile("_not_null[0-9]*$");

    public Column {
        options = List.copyOf(options);
    }

    /** The table. */
    public Key table() {
        return key.table();
    }

    /** Its name. */
    public String name() {
        return key.part();
    }

    /** Whether it is computed from the others. */
    public boolean isGenerated() {
        return !generated.isEmpty();
    }

    /** Whether somebody gave the constraint that refuses nulls its name; the server calls it {@code account_email_not_null}. */
    public boolean isNotNullNamed() {
        return !notNullName.isEmpty() && !USUAL_NOT_NULL.matcher(notNullName).find();
    }

    /** Whether both refuse nulls by a constraint of the same name, as far as somebody gave it one. */
    public boolean isNotNullNamedAs(Column other) {
        boolean known = !notNullName.isEmpty() && !other.notNullName.isEmpty();
        return !known || notNullName.equals(other.notNullName) || !(isNotNullNamed() || other.isNotNullNamed());
    }

    /** Whether its identity counts by a sequence. */
    public boolean countsBy(Key sequence) {
        return identity != null && identity.sequence().equals(sequence);
    }

    /** Whether values and what is computed from them are of the same type. */
    public boolean isOfSameType(Column other) {
        return type.equals(other.type) && collation.equals(other.collation);
    }

    /** The same column with its values as text. */
    public Column asText() {
        return new Column(
                key,
                position,
                inherited,
                "text",
                "",
                notNull,
                ownNotNull,
                notNullName,
                identity,
                generated,
                virtual,
                "",
                "extended",
                "",
                statistics,
                options);
    }

    /** The same column at another place of the table. */
    public Column at(int otherPosition) {
        return copy(key, otherPosition, inherited, notNull, statistics, options);
    }

    /** The same column, which refuses nulls or does not. */
    public Column withNotNull(boolean refused) {
        return copy(key, position, inherited, refused, statistics, options);
    }

    /** The same column, whatever the constraint is called that refuses nulls. */
    public Column withoutNotNullName() {
        return new Column(
                key,
                position,
                inherited,
                type,
                collation,
                notNull,
                ownNotNull,
                "",
                identity,
                generated,
                virtual,
                storage,
                usualStorage,
                compression,
                statistics,
                options);
    }

    /** The same column of another table, as that table's own. */
    public Column of(Key table) {
        return copy(table.part(Kind.COLUMN, name()), position, false, notNull, statistics, options);
    }

    /** The same column of a child, which has it from its parent alone, and does not count it as that does. */
    public Column handedOnTo(Key child) {
        return copy(child.part(Kind.COLUMN, name()), position, true, notNull, -1, List.of())
                .withoutIdentity();
    }

    /** The same column, which does not count by itself. */
    public Column withoutIdentity() {
        return new Column(
                key,
                position,
                inherited,
                type,
                collation,
                notNull,
                ownNotNull,
                notNullName,
                null,
                generated,
                virtual,
                storage,
                usualStorage,
                compression,
                statistics,
                options);
    }

    /** The same column, counted in another way. */
    public Column withStatistics(int target, List<String> otherOptions) {
        return copy(key, position, inherited, notNull, target, otherOptions);
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
                before.notNull == after.notNull ? notNull : after.notNull || ownNotNull,
                ownNotNull,
                notNullName,
                identity, // that is each table's own, or all count by the parent's
                after.generated,
                after.virtual,
                before.storage.equals(after.storage) && !otherType ? storage : after.storage,
                otherType ? after.usualStorage : usualStorage,
                before.compression.equals(after.compression) ? compression : after.compression,
                before.statistics == after.statistics ? statistics : after.statistics,
                before.options.equals(after.options) ? options : after.options);
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
                notNull,
                ownNotNull,
                notNull && other.notNull ? other.notNullName : notNullName,
                sameIdentity ? other.identity : countingBySequenceOf(other),
                isGenerated() ? generated : other.generated,
                isGenerated() ? virtual : other.virtual,
                other.storage,
                sameType ? other.usualStorage : usualStorage,
                other.compression,
                other.statistics,
                other.options);
    }

    /** What the server has called a sequence means nothing. */
    private @Nullable Identity countingBySequenceOf(Column other) {
        return identity == null || other.identity == null ? identity : identity.by(other.identity.sequence());
    }

    private Column copy(
            Key newKey,
            int newPosition,
            boolean newInherited,
            boolean newNotNull,
            int newStatistics,
            List<String> newOptions) {
        return new Column(
                newKey,
                newPosition,
                newInherited,
                type,
                collation,
                newNotNull,
                newInherited && ownNotNull,
                newNotNull ? notNullName : "",
                identity,
                generated,
                virtual,
                storage,
                usualStorage,
                compression,
                newStatistics,
                newOptions);
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
