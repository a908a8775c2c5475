package dev.migrate.op;

import dev.migrate.sql.Identifier;
import java.util.Locale;
import java.util.Set;

/** Which rows of a table who may see and change, where its row security is enabled. */
public final class Policy {

    private static final Set<String> COMMANDS = Set.of("all", "select", "insert", "update", "delete");

    private enum Slot {
        NAME,
        TABLE,
        RESTRICTIVE,
        COMMAND,
        ROLES,
        USING,
        CHECK
    }

    private final Clauses<Slot> clauses;

    private Policy(Clauses<Slot> clauses) {
        this.clauses = clauses;
    }

    static Policy named(String name) {
        return new Policy(Clauses.<Slot>none().with(Slot.NAME, Identifier.quote(name)));
    }

    /** Of which table. */
    public Policy on(String table) {
        return with(Slot.TABLE, "on " + Name.of(table));
    }

    /** Holds besides the others, which are permissive: one of those must allow it too. */
    public Policy restrictive() {
        return with(Slot.RESTRICTIVE, "as restrictive");
    }

    /** For one command: {@code select}, {@code insert}, {@code update}, {@code delete}; without it for all. */
    public Policy forCommand(String command) {
        String word = command.toLowerCase(Locale.ROOT);
        if (!COMMANDS.contains(word)) {
            throw new IllegalArgumentException("Not a command of a policy: '" + command + "'. One of " + COMMANDS);
        }
        return with(Slot.COMMAND, "for " + word);
    }

    /** For whom; without it for all. */
    public Policy to(String... roles) {
        return with(Slot.ROLES, "to " + Written.roles(roles));
    }

    /** The rows that are seen. */
    public Policy using(String condition) {
        return with(Slot.USING, "using " + Written.parenthesized("a condition", condition));
    }

    /** The rows that may come to be. */
    public Policy withCheck(String condition) {
        return with(Slot.CHECK, "with check " + Written.parenthesized("a condition", condition));
    }

    private Policy with(Slot slot, String clause) {
        return new Policy(clauses.with(slot, clause));
    }

    String create() {
        clauses.need(Slot.TABLE, "Say on(\"table\").");
        return "create policy " + clauses.text();
    }

    String alter() {
        clauses.need(Slot.TABLE, "Say on(\"table\").");
        if (clauses.has(Slot.RESTRICTIVE) || clauses.has(Slot.COMMAND)) {
            throw new IllegalArgumentException("Policy '" + clauses.text()
                    + "' cannot change its command, nor become restrictive. Drop it and create it anew.");
        }
        return "alter policy " + clauses.text();
    }
}
