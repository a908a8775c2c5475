package dev.migrate.op;

import dev.migrate.sql.Identifier;
import java.util.Locale;

/** The kinds of things that have a name, and how their names are written. */
public enum Kind {
    /** A table. */
    TABLE(Form.QUALIFIED),
    /** A table on another server. */
    FOREIGN_TABLE(Form.QUALIFIED),
    /** A view. */
    VIEW(Form.QUALIFIED),
    /** A materialized view. */
    MATERIALIZED_VIEW(Form.QUALIFIED),
    /** A sequence. */
    SEQUENCE(Form.QUALIFIED),
    /** An index. */
    INDEX(Form.QUALIFIED),
    /** A type: enum, composite or range. */
    TYPE(Form.QUALIFIED),
    /** A domain. */
    DOMAIN(Form.QUALIFIED),
    /** A collation. */
    COLLATION(Form.QUALIFIED),
    /** Extended statistics. */
    STATISTICS(Form.QUALIFIED),
    /** A function, with the types of its arguments: {@code add(integer, integer)}. */
    FUNCTION(Form.SIGNATURE),
    /** A procedure, with the types of its arguments. */
    PROCEDURE(Form.SIGNATURE),
    /** An aggregate, with the types of its arguments. */
    AGGREGATE(Form.SIGNATURE),
    /** A schema. */
    SCHEMA(Form.ALONE),
    /** An extension. */
    EXTENSION(Form.ALONE),
    /** A role. */
    ROLE(Form.ALONE),
    /** A database. */
    DATABASE(Form.ALONE),
    /** A publication. */
    PUBLICATION(Form.ALONE),
    /** A subscription. */
    SUBSCRIPTION(Form.ALONE),
    /** An event trigger. */
    EVENT_TRIGGER(Form.ALONE),
    /** A server of foreign tables. */
    SERVER(Form.ALONE),
    /** A column: {@code account.email}. */
    COLUMN(Form.DOTTED),
    /** A constraint of a table: {@code account.account_email_key}. */
    CONSTRAINT(Form.PART),
    /** A trigger of a table: {@code account.account_audit}. */
    TRIGGER(Form.PART),
    /** A policy of a table: {@code account.own_rows}. */
    POLICY(Form.PART),
    /** A rule of a table: {@code account.no_delete}. */
    RULE(Form.PART);

    private enum Form {
        QUALIFIED,
        SIGNATURE,
        ALONE,
        DOTTED,
        PART
    }

    private final Form form;

    Kind(Form form) {
        this.form = form;
    }

    /** The word or words of SQL. */
    String sql() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The words of SQL for many: {@code tables}. */
    String plural() {
        return sql() + "s";
    }

    /** One of its kind as SQL names it, without the kind. */
    String name(String written) {
        return switch (form) {
            case QUALIFIED -> Name.sql(written);
            case SIGNATURE -> Routine.signature(written);
            case ALONE -> Identifier.quote(written);
            case DOTTED -> Name.ofPart(written, "table.column").sql();
            case PART -> part(Name.ofPart(written, "table." + sql()));
        };
    }

    /** {@code view account_view}. */
    String named(String written) {
        return sql() + " " + name(written);
    }

    /** The statement that gives it another name. */
    String rename(String written, String newName) {
        String to = Identifier.quote(newName);
        if (form == Form.DOTTED || this == CONSTRAINT) {
            Name name = Name.ofPart(written, "table." + sql());
            return "alter table " + name.owner() + " rename " + sql() + " " + name.last() + " to " + to;
        }
        return "alter " + named(written) + " rename to " + to;
    }

    private static String part(Name name) {
        return name.last() + " on " + name.owner();
    }
}
