package dev.migrate.diff;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.CompositeType.Attribute;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Definition;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Policy;
import dev.migrate.catalog.RangeType;
import dev.migrate.catalog.Routine;
import dev.migrate.catalog.Server;
import dev.migrate.catalog.Table;
import dev.migrate.catalog.Trigger;
import dev.migrate.catalog.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which changes PostgreSQL can make to an object that stays, and which of them what depends on it does not survive. */
public final class Alterations {

    private Alterations() {}

    /** Whether nothing has to be done; the place of a column cannot be changed, and so does not count. */
    static boolean isSame(CatalogObject before, CatalogObject after) {
        if (before instanceof Column column && after instanceof Column other) {
            return column.isSame(other);
        }
        return before.equals(after) || own(before).equals(own(after));
    }

    /** What is the same whether a table has it from its parent or of its own. */
    private static CatalogObject own(CatalogObject object) {
        if (object instanceof Constraint constraint) {
            return constraint.own();
        }
        return object instanceof Index index ? index.own() : object;
    }

    /** Whether the object can stay; else it has to go and come again. */
    static boolean canStay(CatalogObject before, CatalogObject after) {
        if (!before.getClass().equals(after.getClass())) {
            return before.key().kind() == Kind.TYPE;
        }
        if (before instanceof Definition) {
            return false;
        }
        if (before instanceof Table table) {
            return canStay(table, (Table) after);
        }
        if (before instanceof Server server) {
            return canStay(server, (Server) after);
        }
        if (before instanceof Column column) {
            return canStay(column, (Column) after);
        }
        if (before instanceof Constraint constraint) {
            return canStay(constraint, (Constraint) after);
        }
        if (before instanceof Index index) {
            return index.isRenamed((Index) after);
        }
        if (before instanceof View view) {
            return canStay(view, (View) after);
        }
        if (before instanceof Routine routine) {
            return canStay(routine, (Routine) after);
        }
        if (before instanceof Trigger trigger) {
            return trigger.definition().equals(((Trigger) after).definition());
        }
        if (before instanceof Policy policy) {
            return canStay(policy, (Policy) after);
        }
        return true;
    }

    /** A table stays where its rows lie. */
    private static boolean canStay(Table before, Table after) {
        return before.foreign() == null
                ? after.foreign() == null
                : after.foreign() != null
                        && before.foreign().server().equals(after.foreign().server());
    }

    private static boolean canStay(Server before, Server after) {
        return before.wrapper().equals(after.wrapper())
                && before.type().equals(after.type())
                && (before.version().isEmpty() || !after.version().isEmpty());
    }

    /** A generated column becomes a plain one that keeps its values; any other change of its expression computes anew. */
    private static boolean canStay(Column before, Column after) {
        return (before.generated().equals(after.generated()) && before.virtual() == after.virtual())
                || (before.isGenerated() && !after.isGenerated() && !before.virtual());
    }

    private static boolean canStay(Constraint before, Constraint after) {
        boolean sameDefinition = before.definition().equals(after.definition())
                || (before.type() == Constraint.Type.FOREIGN_KEY
                        && before.demandsTheSame(after)); // no other can be altered
        return before.type() == after.type() && sameDefinition && (after.valid() || !before.valid());
    }

    private static boolean canStay(View before, View after) {
        return before.isMaterialized()
                ? before.definition().equals(after.definition())
                        && before.columns().equals(after.columns())
                : after.columns().size() >= before.columns().size()
                        && after.columns().subList(0, before.columns().size()).equals(before.columns());
    }

    private static boolean canStay(Routine before, Routine after) {
        return before.procedure() == after.procedure()
                && before.signature().equals(after.signature())
                && after.defaults() >= before.defaults();
    }

    private static boolean canStay(Policy before, Policy after) {
        return before.permissive() == after.permissive()
                && before.command().equals(after.command())
                && (before.using().isEmpty() || !after.using().isEmpty())
                && (before.withCheck().isEmpty() || !after.withCheck().isEmpty());
    }

    /** Whether views and the like over it have to go before it changes. */
    static boolean disturbs(CatalogObject before, CatalogObject after) {
        if (before instanceof Column column && after instanceof Column other) {
            return !column.isOfSameType(other);
        }
        return isMadeAnew(before, after);
    }

    /** Whether a type has to be made anew under the columns that are of it. */
    static boolean isMadeAnew(CatalogObject before, CatalogObject after) {
        if (before.key().kind() == Kind.TYPE && !before.getClass().equals(after.getClass())) {
            return true;
        }
        if (before instanceof EnumType labels && after instanceof EnumType others) {
            return !isSubsequence(labels.labels(), others.labels());
        }
        if (before instanceof Domain domain && after instanceof Domain other) {
            return !domain.type().equals(other.type());
        }
        if (before instanceof CompositeType type && after instanceof CompositeType other) {
            return isMadeAnew(type.attributes(), other.attributes());
        }
        return before instanceof RangeType && !before.equals(after);
    }

    /** What is of a type takes along attributes that come at the end and those that go, but no other type or place. */
    private static boolean isMadeAnew(List<Attribute> before, List<Attribute> after) {
        List<Attribute> altered = new ArrayList<>(before);
        altered.retainAll(after);
        after.stream().filter(one -> !before.contains(one)).forEach(altered::add);
        Set<String> names = before.stream().map(Attribute::name).collect(Collectors.toSet());
        boolean changed = after.stream().anyMatch(one -> !before.contains(one) && names.contains(one.name()));
        return changed || !altered.equals(after);
    }

    /** Whether a table becomes a part of others that it is no part of yet. */
    static boolean joins(Table before, Table after) {
        return !before.parents().containsAll(after.parents());
    }

    /** Whether a table is no part of another any more. */
    static boolean leaves(Table before, Table after) {
        return !before.parents().isEmpty() && after.parents().isEmpty();
    }

    private static boolean isSubsequence(List<String> some, List<String> all) {
        int found = 0;
        for (String one : all) {
            if (found < some.size() && some.get(found).equals(one)) {
                found++;
            }
        }
        return found == some.size();
    }
}
