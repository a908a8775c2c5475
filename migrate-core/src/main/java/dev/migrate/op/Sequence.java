package dev.migrate.op;

import dev.migrate.sql.Identifier;
import java.util.Collection;
import java.util.Optional;

/** A sequence of numbers: one of its own, or without a name that of an identity column. */
public final class Sequence {

    private enum Slot {
        AS,
        START,
        RESTART,
        INCREMENT,
        MINIMUM,
        MAXIMUM,
        CACHE,
        CYCLE,
        OWNED_BY
    }

    private final Optional<Name> name;
    private final boolean ifNotExists;
    private final Clauses<Slot> clauses;

    Sequence(Optional<Name> name) {
        this(name, false, Clauses.none());
    }

    private Sequence(Optional<Name> name, boolean ifNotExists, Clauses<Slot> clauses) {
        this.name = name;
        this.ifNotExists = ifNotExists;
        this.clauses = clauses;
    }

    /** Does nothing where it exists. */
    public Sequence ifNotExists() {
        return new Sequence(name, true, clauses);
    }

    /** The type of the numbers: {@code smallint}, {@code integer}, {@code bigint}. */
    public Sequence as(String type) {
        return with(Slot.AS, "as " + Written.sql("a type", type));
    }

    /** The first number, also when it starts anew. */
    public Sequence startWith(long number) {
        return with(Slot.START, "start with " + number);
    }

    /** The next number; only where it exists. */
    public Sequence restartWith(long number) {
        return with(Slot.RESTART, "restart with " + number);
    }

    /** How far each number lies from the one before. */
    public Sequence incrementBy(long step) {
        if (step == 0) {
            throw new IllegalArgumentException("A sequence cannot go on by 0.");
        }
        return with(Slot.INCREMENT, "increment by " + step);
    }

    /** The least number. */
    public Sequence minValue(long number) {
        return with(Slot.MINIMUM, "minvalue " + number);
    }

    /** As low as its type goes, or 1 where it counts up. */
    public Sequence noMinValue() {
        return with(Slot.MINIMUM, "no minvalue");
    }

    /** The greatest number. */
    public Sequence maxValue(long number) {
        return with(Slot.MAXIMUM, "maxvalue " + number);
    }

    /** As high as its type goes, or -1 where it counts down. */
    public Sequence noMaxValue() {
        return with(Slot.MAXIMUM, "no maxvalue");
    }

    /** How many numbers a session takes at once. */
    public Sequence cache(long numbers) {
        return with(Slot.CACHE, "cache " + numbers);
    }

    /** Begins again at its end. */
    public Sequence cycle() {
        return with(Slot.CYCLE, "cycle");
    }

    /** Fails at its end. */
    public Sequence noCycle() {
        return with(Slot.CYCLE, "no cycle");
    }

    /** Goes with that column when it is dropped. */
    public Sequence ownedBy(String table, String column) {
        return with(Slot.OWNED_BY, "owned by " + Name.of(table) + "." + Identifier.quote(column));
    }

    /** Goes with no column. */
    public Sequence ownedByNone() {
        return with(Slot.OWNED_BY, "owned by none");
    }

    private Sequence with(Slot slot, String clause) {
        return new Sequence(name, ifNotExists, clauses.with(slot, clause));
    }

    String create() {
        if (clauses.has(Slot.RESTART)) {
            throw new IllegalArgumentException("A new sequence does not restart. Say startWith(…).");
        }
        return "create sequence " + (ifNotExists ? "if not exists " : "") + named() + clauses.behind();
    }

    String alter() {
        if (clauses.sql().isEmpty() || ifNotExists) {
            throw new IllegalArgumentException(
                    "Not a change of sequence '" + named() + "'. Say what, as in sequence(\"…\").incrementBy(10).");
        }
        return "alter sequence " + named() + clauses.behind();
    }

    /** The clause behind {@code AS IDENTITY}, with a space before. */
    String ofIdentity() {
        return options().isEmpty() ? "" : " (" + String.join(" ", options()) + ")";
    }

    /** The actions of {@code ALTER COLUMN} that change an identity. */
    String changesOfIdentity() {
        if (options().isEmpty()) {
            throw new IllegalArgumentException("No change of an identity. Say one: sequence().incrementBy(10).");
        }
        return String.join(
                " ",
                options().stream()
                        .map(option -> option.startsWith("restart") ? option : "set " + option)
                        .toList());
    }

    private Collection<String> options() {
        if (name.isPresent() || ifNotExists || clauses.has(Slot.AS) || clauses.has(Slot.OWNED_BY)) {
            throw new IllegalArgumentException("An identity column has a sequence of its own: give neither a name nor "
                    + "a type nor an owner, as in sequence().startWith(1000).");
        }
        return clauses.sql().values();
    }

    private Name named() {
        return name.orElseThrow(() -> new IllegalArgumentException("The sequence has no name. Say sequence(\"…\")."));
    }
}
