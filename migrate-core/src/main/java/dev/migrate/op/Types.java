package dev.migrate.op;

import java.util.Optional;

/** PostgreSQL's types by their names, for a static import; {@link #type} stands for all that are not here. */
public final class Types {

    private Types() {}

    /** A type as SQL writes it: {@code type("daterange")}, or that of an enum type that exists. */
    public static Type type(String sql) {
        return new Type.Written(sql, Optional.empty());
    }

    /** An enum type that is created with its column. */
    public static EnumType enumType(String name, String... labels) {
        return new EnumType(name, labels);
    }

    /** A whole number of 2 bytes. */
    public static Type smallint() {
        return type("smallint");
    }

    /** A whole number of 4 bytes. */
    public static Type integer() {
        return type("integer");
    }

    /** A whole number of 8 bytes. */
    public static Type bigint() {
        return type("bigint");
    }

    /** A number of any precision. */
    public static Type numeric() {
        return type("numeric");
    }

    /** A binary fraction of 4 bytes. */
    public static Type real() {
        return type("real");
    }

    /** A binary fraction of 8 bytes. */
    public static Type doublePrecision() {
        return type("double precision");
    }

    /** A truth value. */
    public static Type bool() {
        return type("boolean");
    }

    /** Text of any length. */
    public static Type text() {
        return type("text");
    }

    /** Text of any length. */
    public static Type varchar() {
        return type("varchar");
    }

    /** Bytes. */
    public static Type bytea() {
        return type("bytea");
    }

    /** A day. */
    public static Type date() {
        return type("date");
    }

    /** A time of day. */
    public static Type time() {
        return type("time");
    }

    /** A day and time of day, nowhere in particular. */
    public static Type timestamp() {
        return type("timestamp");
    }

    /** A moment. */
    public static Type timestamptz() {
        return type("timestamptz");
    }

    /** A length of time. */
    public static Type interval() {
        return type("interval");
    }

    /** A UUID. */
    public static Type uuid() {
        return type("uuid");
    }

    /** JSON as written. */
    public static Type json() {
        return type("json");
    }

    /** JSON as a value. */
    public static Type jsonb() {
        return type("jsonb");
    }

    /** An address of a host or network. */
    public static Type inet() {
        return type("inet");
    }

    /** XML. */
    public static Type xml() {
        return type("xml");
    }

    /** A text as full-text search reads it. */
    public static Type tsvector() {
        return type("tsvector");
    }

    /** A number of so many digits, so many of them behind the point. */
    public static Type numeric(int precision, int scale) {
        return type("numeric(" + positive(precision) + ", " + scale + ")");
    }

    /** Text of at most so many characters. */
    public static Type varchar(int length) {
        return type("varchar(" + positive(length) + ")");
    }

    /** Text of so many characters, filled with spaces. */
    public static Type character(int length) {
        return type("char(" + positive(length) + ")");
    }

    private static int positive(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("Not a size of a type: " + size + ". It is 1 at least.");
        }
        return size;
    }
}
