package dev.migrate.catalog;

/** A fact of a schema that can come, change and go. Two of them are equal when nothing needs to be done. */
public sealed interface CatalogObject
        permits Column,
                ColumnDefault,
                Comment,
                CompositeType,
                Constraint,
                Definition,
                Domain,
                EnumType,
                Extension,
                Index,
                Policy,
                Privileges,
                RangeType,
                Routine,
                Schema,
                Sequence,
                SequenceOwner,
                Server,
                Table,
                Trigger,
                View {

    /** What it is found by. */
    Key key();
}
