package dev.migrate.op;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migrate.sql.Directive;
import dev.migrate.sql.Literal;
import dev.migrate.sql.Statement;
import java.util.List;

/** A label that an enum type gets: at the end, or beside another. */
public final class EnumLabel {

    private static final int LONGEST = 63;

    private enum Slot {
        IF_NOT_EXISTS,
        LABEL,
        PLACE
    }

    private final Clauses<Slot> clauses;
    private final boolean committed;

    EnumLabel(String label) {
        this(Clauses.<Slot>none().with(Slot.LABEL, Literal.quote(check(label))), false);
    }

    private EnumLabel(Clauses<Slot> clauses, boolean committed) {
        this.clauses = clauses;
        this.committed = committed;
    }

    /** Sorts before that label. */
    public EnumLabel before(String label) {
        return with(Slot.PLACE, "before " + Literal.quote(label));
    }

    /** Sorts after that label. */
    public EnumLabel after(String label) {
        return with(Slot.PLACE, "after " + Literal.quote(label));
    }

    /** Does nothing where the type has it. */
    public EnumLabel ifNotExists() {
        return with(Slot.IF_NOT_EXISTS, "if not exists");
    }

    /**
     * Commits it at once, so that the rest of the revision can use it: PostgreSQL refuses a new label in the transaction
     * that added it. The revision then takes several transactions.
     */
    public EnumLabel committed() {
        return new EnumLabel(clauses, true);
    }

    private EnumLabel with(Slot slot, String clause) {
        return new EnumLabel(clauses.with(slot, clause), committed);
    }

    Statement addTo(Name type) {
        Statement add = Statement.own("alter type " + type + " add value " + clauses.text());
        return committed ? add.with(List.of(new Directive(Directive.AUTOCOMMIT, "", 0))) : add;
    }

    static String check(String label) {
        if (label.isEmpty() || label.getBytes(UTF_8).length > LONGEST) {
            throw new IllegalArgumentException(
                    "Not a label: '" + label + "'. A label of an enum type has 1 to " + LONGEST + " bytes.");
        }
        return label;
    }
}
