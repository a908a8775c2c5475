package dev.migrate.op;

/** A type with rules of its own. */
public final class Domain {

    private enum Slot {
        TYPE,
        COLLATE,
        DEFAULT,
        NOT_NULL,
        CHECK
    }

    private final Name name;
    private final Clauses<Slot> clauses;

    Domain(String name, Type type) {
        this(Name.of(name), Clauses.<Slot>none().with(Slot.TYPE, "as " + type.sql()));
    }

    private Domain(Name name, Clauses<Slot> clauses) {
        this.name = name;
        this.clauses = clauses;
    }

    /** How its text is sorted. */
    public Domain collate(String collation) {
        return with(Slot.COLLATE, "collate " + Name.of(collation));
    }

    /** The value where none is given, as SQL. */
    public Domain defaultsTo(String expression) {
        return with(Slot.DEFAULT, "default " + Written.sql("a default", expression));
    }

    /** Refuses null. */
    public Domain notNull() {
        return with(Slot.NOT_NULL, "not null");
    }

    /** A condition on {@code value}. */
    public Domain check(String condition) {
        return check(new Check(condition));
    }

    /** A condition on {@code value}, with a name for instance. */
    public Domain check(Check check) {
        return with(Slot.CHECK, check.sql());
    }

    private Domain with(Slot slot, String clause) {
        return new Domain(name, clauses.with(slot, clause));
    }

    String create() {
        return "create domain " + name + clauses.behind();
    }
}
