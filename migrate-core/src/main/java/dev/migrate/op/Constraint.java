package dev.migrate.op;

/** A rule that the rows of a table keep. Without a name, PostgreSQL gives it one: {@code account_email_key}. */
public sealed interface Constraint extends TableElement permits Key, ForeignKey, Check, Exclusion {

    /** As SQL writes it behind {@code ADD}. */
    String sql();
}
