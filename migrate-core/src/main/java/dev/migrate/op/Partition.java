package dev.migrate.op;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A partition of a table, and which rows it holds. Its bounds are values of Java, or {@code sql("maxvalue")}. */
public final class Partition {

    private enum Slot {
        OF,
        FROM,
        TO,
        VALUES
    }

    private final Name name;
    private final Clauses<Slot> clauses;
    private final String behind;

    Partition(String name) {
        this(Name.of(name), Clauses.none(), "");
    }

    private Partition(Name name, Clauses<Slot> clauses, String behind) {
        this.name = name;
        this.clauses = clauses;
        this.behind = behind;
    }

    /** Of which table. */
    public Partition of(String table) {
        return with(Slot.OF, Name.sql(table));
    }

    /** Where its range begins, one value for each part of the key. */
    public Partition from(@Nullable Object... values) {
        return with(Slot.FROM, "from " + values(values));
    }

    /** Where its range ends, which is not in it. */
    public Partition to(@Nullable Object... values) {
        return with(Slot.TO, "to " + values(values));
    }

    /** The values of its list. */
    public Partition in(@Nullable Object... values) {
        return with(Slot.VALUES, "for values in " + values(values));
    }

    /** Its share of the hashes. */
    public Partition hash(int modulus, int remainder) {
        if (modulus < 1 || remainder < 0 || remainder >= modulus) {
            throw new IllegalArgumentException("Not a share: modulus " + modulus + ", remainder " + remainder
                    + ". The remainder lies from 0 to below the modulus.");
        }
        return with(Slot.VALUES, "for values with (modulus " + modulus + ", remainder " + remainder + ")");
    }

    /** Holds what no other does. */
    public Partition byDefault() {
        return with(Slot.VALUES, "default");
    }

    /** Is partitioned itself: {@code "list (country)"}. */
    public Partition partitionBy(String how) {
        return new Partition(name, clauses, behind + " partition by " + Written.sql("how it is partitioned", how));
    }

    /** Storage parameters. */
    public Partition with(String... parameters) {
        return new Partition(name, clauses, behind + " with " + Written.list("storage parameters", parameters));
    }

    private Partition with(Slot slot, String clause) {
        return new Partition(name, clauses.with(slot, clause), behind);
    }

    String create() {
        return "create table " + name + " partition of " + parent() + " " + bounds() + behind;
    }

    String attach() {
        if (!behind.isEmpty()) {
            throw new IllegalArgumentException("Table '" + name + "' exists: it takes no '" + behind.strip() + "'.");
        }
        return "alter table " + parent() + " attach partition " + name + " " + bounds();
    }

    private String parent() {
        return clauses.need(Slot.OF, "Say of(\"table\") of partition '" + name + "'.");
    }

    private String bounds() {
        String advice = "Say from(…).to(…), in(…), hash(…) or byDefault() of partition '" + name + "'.";
        if (clauses.has(Slot.FROM) || clauses.has(Slot.TO)) {
            if (clauses.has(Slot.VALUES)) {
                throw new IllegalArgumentException("Bounds of two kinds: '" + clauses.text() + "'. " + advice);
            }
            return "for values " + clauses.need(Slot.FROM, advice) + " " + clauses.need(Slot.TO, advice);
        }
        return clauses.need(Slot.VALUES, advice);
    }

    private static String values(@Nullable Object... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("No values. Give at least one.");
        }
        return Arrays.stream(values).map(Value::sql).collect(Collectors.joining(", ", "(", ")"));
    }
}
