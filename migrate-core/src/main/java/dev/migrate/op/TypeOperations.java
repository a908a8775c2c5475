package dev.migrate.op;

import static dev.migrate.op.Emitter.emit;

import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Enum types, domains, composite types and sequences. */
public sealed interface TypeOperations extends Emitter permits Operations {

    /** Creates an enum type that no new column brings with it. */
    default void createEnum(EnumType type) {
        emit(this, type.create());
    }

    /** Drops an enum type. */
    default void dropEnum(String name, Drop... options) {
        emit(this, Drop.sql("type", Name.sql(name), options));
    }

    /** Drops an enum type unless a column or anything else uses it. */
    default void dropEnumIfUnused(String name) {
        emit(this, EnumType.dropIfUnused(Name.of(name)));
    }

    /** Gives an enum type another name. */
    default void renameEnum(String name, String newName) {
        emit(this, Kind.TYPE.rename(name, newName));
    }

    /** Adds a label at the end of an enum type. It can be used only after the revision is committed. */
    default void addEnumValue(String type, String label) {
        addEnumValue(type, new EnumLabel(label));
    }

    /** Adds a label to an enum type: {@code op.addEnumValue("status", label("paused").before("closed"))}. */
    default void addEnumValue(String type, EnumLabel label) {
        execute(label.addTo(Name.of(type)));
    }

    /** Gives a label of an enum type another name; the values of columns follow. */
    default void renameEnumValue(String type, String label, String newLabel) {
        emit(
                this,
                "alter type " + Name.of(type) + " rename value " + Literal.quote(label) + " to "
                        + Literal.quote(EnumLabel.check(newLabel)));
    }

    /** Gives an enum type other labels, or another order of them; no value may stand in the way. */
    default void recreateEnum(EnumType type) {
        recreateEnum(new EnumRecreation(type));
    }

    /** The same, with values replaced: {@code op.recreateEnum(recreation(STATUS).replacing("paused", "closed"))}. */
    default void recreateEnum(EnumRecreation recreation) {
        emit(this, recreation.statement());
    }

    /** Creates a domain. */
    default void createDomain(Domain domain) {
        emit(this, domain.create());
    }

    /** Drops a domain. */
    default void dropDomain(String name, Drop... options) {
        emit(this, Drop.sql("domain", Name.sql(name), options));
    }

    /** The value of a domain where none is given, as SQL. */
    default void setDomainDefault(String domain, String expression) {
        alterDomain(domain, "set default " + Written.sql("a default", expression));
    }

    /** No value where none is given. */
    default void dropDomainDefault(String domain) {
        alterDomain(domain, "drop default");
    }

    /** A domain refuses null from now on. */
    default void setDomainNotNull(String domain) {
        alterDomain(domain, "set not null");
    }

    /** A domain takes null from now on. */
    default void dropDomainNotNull(String domain) {
        alterDomain(domain, "drop not null");
    }

    /** Adds a condition to a domain. */
    default void addDomainConstraint(String domain, Check check) {
        alterDomain(domain, "add " + check.sql());
    }

    /** Drops a condition of a domain. */
    default void dropDomainConstraint(String domain, String constraint, Drop... options) {
        alterDomain(domain, Drop.sql("drop constraint", Identifier.quote(constraint), "", options));
    }

    /** Gives a condition of a domain another name. */
    default void renameDomainConstraint(String domain, String constraint, String newName) {
        alterDomain(domain, "rename constraint " + Identifier.quote(constraint) + " to " + Identifier.quote(newName));
    }

    /** Checks what a condition that was added as not valid has left unchecked. */
    default void validateDomainConstraint(String domain, String constraint) {
        alterDomain(domain, "validate constraint " + Identifier.quote(constraint));
    }

    private void alterDomain(String domain, String action) {
        emit(this, "alter domain " + Name.of(domain) + " " + action);
    }

    /** Creates a composite type; its columns have names and types, and nothing else. */
    default void createCompositeType(String name, Column... columns) {
        emit(
                this,
                Arrays.stream(columns)
                        .map(Column::sql)
                        .collect(Collectors.joining(", ", "create type " + Name.of(name) + " as (", ")")));
    }

    /** Drops a type of any kind. */
    default void dropType(String name, Drop... options) {
        emit(this, Drop.sql("type", Name.sql(name), options));
    }

    /** Creates a sequence: {@code op.createSequence(sequence("invoice_number").startWith(1000))}. */
    default void createSequence(Sequence sequence) {
        emit(this, sequence.create());
    }

    /** Changes a sequence. */
    default void alterSequence(Sequence sequence) {
        emit(this, sequence.alter());
    }

    /** Drops a sequence. */
    default void dropSequence(String name, Drop... options) {
        emit(this, Drop.sql("sequence", Name.sql(name), options));
    }

    /** Gives a sequence another name. */
    default void renameSequence(String name, String newName) {
        emit(this, Kind.SEQUENCE.rename(name, newName));
    }
}
