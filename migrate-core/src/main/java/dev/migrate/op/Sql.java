package dev.migrate.op;

/**
 * SQL that stands where a value could: {@code now()}, {@code default}, {@code maxvalue}.
 *
 * @param text as it is written
 */
public record Sql(String text) {

    public Sql {
        text = Written.sql("an expression", text);
    }
}
