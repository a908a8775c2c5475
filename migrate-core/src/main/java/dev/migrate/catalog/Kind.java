package dev.migrate.catalog;

import java.util.Locale;

/** The kinds of objects, in the order in which a script is best read where nothing else decides. */
public enum Kind {
    SCHEMA,
    EXTENSION,
    COLLATION,
    FOREIGN_DATA_WRAPPER,
    SERVER,
    /** An enum, a domain, a composite or a range type: one space of names. */
    TYPE,
    SEQUENCE,
    TABLE,
    COLUMN,
    /** The default of a column. */
    DEFAULT,
    /** The column that a sequence goes with. */
    SEQUENCE_OWNER,
    AGGREGATE,
    ROUTINE,
    OPERATOR,
    CAST,
    TEXT_SEARCH_DICTIONARY,
    TEXT_SEARCH_CONFIGURATION,
    CONSTRAINT,
    INDEX,
    VIEW,
    MATERIALIZED_VIEW,
    STATISTICS,
    /** How much is known of a column of an index or a materialized view. */
    STATISTICS_TARGET,
    /** How a foreign data wrapper takes a column of a foreign table. */
    COLUMN_OPTIONS,
    TRIGGER,
    RULE,
    POLICY,
    PUBLICATION,
    EVENT_TRIGGER,
    DEFAULT_PRIVILEGES,
    PRIVILEGES,
    COMMENT;

    /** As PostgreSQL says it: {@code materialized view}. */
    public String noun() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
