package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Comment;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Definition;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Extension;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Policy;
import dev.migrate.catalog.Privileges;
import dev.migrate.catalog.Routine;
import dev.migrate.catalog.Schema;
import dev.migrate.catalog.Sequence;
import dev.migrate.catalog.SequenceOwner;
import dev.migrate.catalog.Server;
import dev.migrate.catalog.Table;
import dev.migrate.catalog.Trigger;
import dev.migrate.catalog.View;
import dev.migrate.diff.Change;
import dev.migrate.diff.Way;
import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;
import java.util.ArrayList;
import java.util.List;

/** Writes changes as SQL: what an object is created, altered and dropped with. */
public final class SqlRenderer {

    private SqlRenderer() {}

    /** The statements that make these changes. */
    public static List<Fragment> render(List<Change> changes) {
        return groups(changes).stream().flatMap(List::stream).toList();
    }

    /** The same, those of each change together. */
    static List<List<Fragment>> groups(List<Change> changes) {
        Surroundings surroundings = Surroundings.of(changes);
        return Rewrites.once(
                changes.stream().map(change -> render(change, surroundings)).toList());
    }

    /** The statements of one change by itself. */
    static List<Fragment> render(Change change, Surroundings surroundings) {
        List<Fragment> fragments = new ArrayList<>();
        if (change instanceof Change.Create create) {
            boolean beside = isBeside(change);
            guards(create, surroundings)
                    .forEach(guard -> fragments.add(beside ? guard.at(Fragment.Place.BEFORE_LOCKS) : guard));
            if (surroundings.isCounter(create.key())) {
                fragments.add(SequenceSql.rename(Names.beside(create.key()), create.key()));
            } else {
                fragments.addAll(create(create));
            }
            if (create.object() instanceof SequenceOwner owner) {
                surroundings
                        .countsAnew(owner)
                        .ifPresent(sequence -> fragments.add(SequenceSql.continued(sequence, owner.column())));
            }
        } else if (change instanceof Change.Drop drop) {
            fragments.addAll(
                    surroundings.isCounter(drop.key())
                            ? List.of(SequenceSql.rename(drop.key(), Names.aside(drop.key())))
                            : drop(drop));
        } else {
            fragments.addAll(
                    change instanceof Change.Rebuild rebuild
                            ? TypeRebuild.of(rebuild, surroundings)
                            : alter((Change.Alter) change, surroundings));
        }
        return (change.way() == Way.BLOCKING ? OnlineSql.blocking(change, fragments) : fragments)
                .stream().map(Fragment::inSmallLetters).toList();
    }

    /** What looks first whether rows are in the way; what comes or returns with the same changes has none. */
    private static List<Fragment> guards(Change.Create create, Surroundings surroundings) {
        if (surroundings.returns(create.object())) {
            return List.of();
        }
        if (create.object() instanceof Constraint constraint && constraint.ofDomain()) {
            return ConstraintGuards.ofDomain(constraint, create.parts());
        }
        if (create.object() instanceof Constraint constraint
                && !surroundings.isNew(constraint.key().table())) {
            return ConstraintGuards.of(constraint, create.parts(), surroundings);
        }
        return create.object() instanceof Index index && !surroundings.isNew(index.table())
                ? ConstraintGuards.of(index, surroundings)
                : List.of();
    }

    private static boolean isBeside(Change change) {
        return change.way() == Way.ONLINE || change.way() == Way.REPLACING;
    }

    private static List<Fragment> create(Change.Create create) {
        CatalogObject object = create.object();
        if (object instanceof Schema schema) {
            return one("create schema " + schema.key().qualified());
        }
        if (object instanceof Definition definition) {
            return definition.create().stream().map(Fragment::of).toList();
        }
        if (object instanceof Extension extension) {
            return one("create extension " + extension.key().qualified() + " with schema "
                    + Identifier.quote(extension.schema()));
        }
        if (object instanceof Server server) {
            return ServerSql.create(server);
        }
        if (object.key().kind() == Kind.TYPE) {
            return TypeSql.create(object);
        }
        if (object instanceof Sequence sequence) {
            return SequenceSql.create(sequence);
        }
        if (object instanceof SequenceOwner owner) {
            return one("alter sequence " + owner.sequence().qualified() + " owned by " + Names.column(owner.column()));
        }
        if (object instanceof Table table) {
            return TableSql.create(table, create.parts());
        }
        if (object instanceof Column column) {
            return ColumnSql.create(column, create.parts());
        }
        if (object instanceof ColumnDefault value) {
            return List.of(ColumnSql.setDefault(value));
        }
        if (object instanceof Constraint constraint) {
            return isBeside(create) ? OnlineSql.create(constraint, create.way()) : ConstraintSql.create(constraint);
        }
        if (object instanceof Index index) {
            return isBeside(create)
                    ? OnlineSql.create(index, create.parts(), create.way())
                    : ConstraintSql.create(index);
        }
        if (object instanceof View view) {
            return ViewSql.create(view);
        }
        if (object instanceof Routine routine) {
            return one(routine.definition());
        }
        if (object instanceof Trigger trigger) {
            return ViewSql.create(trigger);
        }
        if (object instanceof Policy policy) {
            return PolicySql.create(policy);
        }
        if (object instanceof Comment comment) {
            return one("comment on " + place(comment) + " is " + Literal.quote(comment.text()));
        }
        return PolicySql.grant((Privileges) object);
    }

    private static List<Fragment> drop(Change.Drop drop) {
        CatalogObject object = drop.object();
        String name = object.key().qualified();
        if (drop.way() == Way.REPLACING) {
            return List.of(OnlineSql.setAside(object));
        }
        if (drop.way() == Way.ONLINE) {
            return List.of(OnlineSql.drop(object.key()));
        }
        if (object instanceof Table table) {
            return TableSql.drop(table);
        }
        if (object instanceof Column column) {
            return ColumnSql.drop(column, only(drop));
        }
        if (object instanceof ColumnDefault value) {
            return List.of(ColumnSql.dropDefault(value, only(drop)));
        }
        if (object instanceof Definition definition) {
            return one(definition.drop());
        }
        if (object instanceof Constraint constraint) {
            return one((constraint.ofDomain() ? "alter domain " : "alter table " + only(drop)) + name
                    + " drop constraint " + Identifier.quote(constraint.name()));
        }
        if (object instanceof Routine routine) {
            return one("drop " + (routine.procedure() ? "procedure " : "function ") + Names.routine(routine.key()));
        }
        if (object instanceof Trigger trigger) {
            return one("drop trigger " + Identifier.quote(trigger.key().part()) + " on " + name);
        }
        if (object instanceof Policy policy) {
            return one("drop policy " + Identifier.quote(policy.key().part()) + " on " + name);
        }
        if (object instanceof Comment comment) {
            return one("comment on " + place(comment) + " is null");
        }
        if (object instanceof Privileges privileges) {
            return PolicySql.revoke(privileges);
        }
        if (object instanceof SequenceOwner owner) {
            return one("alter sequence " + owner.sequence().qualified() + " owned by none");
        }
        return one("drop " + object.key().kind().noun() + " " + name);
    }

    /** What the children are to keep is dropped without them. */
    private static String only(Change.Drop drop) {
        return drop.leftBehind() ? "only " : "";
    }

    private static List<Fragment> alter(Change.Alter change, Surroundings surroundings) {
        CatalogObject before = change.before();
        CatalogObject after = change.after();
        if (after instanceof Extension extension) {
            return one("alter extension " + extension.key().qualified() + " set schema "
                    + Identifier.quote(extension.schema()));
        }
        if (before instanceof Server server) {
            return ServerSql.alter(server, (Server) after);
        }
        if (before instanceof EnumType type) {
            return TypeSql.alter(type, (EnumType) after);
        }
        if (before instanceof Domain domain) {
            return TypeSql.alter(domain, (Domain) after, change.users());
        }
        if (before instanceof CompositeType type) {
            return TypeSql.alter(type, (CompositeType) after, change.users());
        }
        if (before instanceof Sequence sequence) {
            return SequenceSql.alter(sequence, (Sequence) after);
        }
        if (before instanceof Table table) {
            return TableSql.alter(table, (Table) after);
        }
        if (before instanceof Column column) {
            return ColumnSql.alter(column, (Column) after, change, surroundings.counter(after.key()));
        }
        if (before instanceof Constraint constraint) {
            return ConstraintSql.alter(constraint, (Constraint) after, change.way());
        }
        if (before instanceof Index index) {
            return ConstraintSql.alter(index, (Index) after);
        }
        if (before instanceof View view) {
            return ViewSql.alter(view, (View) after);
        }
        if (before instanceof Trigger trigger) {
            return ViewSql.alter(trigger, (Trigger) after);
        }
        if (before instanceof Policy policy) {
            return PolicySql.alter(policy, (Policy) after);
        }
        if (before instanceof Privileges privileges) {
            return PolicySql.alter(privileges, (Privileges) after);
        }
        return create(new Change.Create(after, List.of(), Way.ORDINARY));
    }

    private static String place(Comment comment) {
        return comment.place().isEmpty() ? Names.withKind(comment.target()) : comment.place();
    }

    static List<Fragment> one(String sql) {
        return List.of(Fragment.of(sql));
    }

    /** The word for what a relation is, behind {@code ALTER}. */
    static String relation(Kind kind) {
        return kind == Kind.TABLE ? "table" : kind.noun();
    }
}
