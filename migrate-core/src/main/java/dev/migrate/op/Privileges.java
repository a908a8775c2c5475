package dev.migrate.op;

import dev.migrate.sql.Identifier;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What roles may do with some things. The same value is granted on the way there and revoked on the way back. */
public final class Privileges {

    private static final Pattern WORDS = Pattern.compile("[A-Za-z ]+(\\(.+\\))?");

    private enum Slot {
        PRIVILEGES,
        ON
    }

    private enum Scope {
        FOR_ROLE,
        IN_SCHEMA
    }

    private final Clauses<Slot> clauses;
    private final Clauses<Scope> future;
    private final boolean ofFuture;
    private final boolean grantable;

    private Privileges(Clauses<Slot> clauses, Clauses<Scope> future, boolean ofFuture, boolean grantable) {
        this.clauses = clauses;
        this.future = future;
        this.ofFuture = ofFuture;
        this.grantable = grantable;
    }

    static Privileges of(String... privileges) {
        String all = Arrays.stream(privileges).map(Privileges::check).collect(Collectors.joining(", "));
        return new Privileges(
                Clauses.<Slot>none().with(Slot.PRIVILEGES, Written.sql("privileges", all)),
                Clauses.none(),
                false,
                false);
    }

    /** On these things: {@code on(Kind.TABLE, "account", "billing.invoice")}. */
    public Privileges on(Kind kind, String... names) {
        String all = Arrays.stream(names).map(kind::name).collect(Collectors.joining(", "));
        return on("on " + word(kind) + " " + Written.sql("names", all), false);
    }

    /** On all things of a kind that are in a schema now. */
    public Privileges onAll(Kind kind, String schema) {
        return on("on all " + kind.plural() + " in schema " + Identifier.quote(schema), false);
    }

    /** On all things of a kind that will be created: default privileges. */
    public Privileges onFuture(Kind kind) {
        return on("on " + kind.plural(), true);
    }

    /** Of what will be created in that schema; without it anywhere. */
    public Privileges inSchema(String schema) {
        return scope(Scope.IN_SCHEMA, "in schema " + Identifier.quote(schema));
    }

    /** Of what that role will create; without it the one that runs the revision. */
    public Privileges forRole(String role) {
        return scope(Scope.FOR_ROLE, "for role " + Written.role(role));
    }

    /** May be granted on by who has it. */
    public Privileges withGrantOption() {
        return new Privileges(clauses, future, ofFuture, true);
    }

    private Privileges on(String clause, boolean toCome) {
        return new Privileges(clauses.with(Slot.ON, clause), future, toCome, grantable);
    }

    private Privileges scope(Scope scope, String clause) {
        return new Privileges(clauses, future.with(scope, clause), ofFuture, grantable);
    }

    String grant(String... roles) {
        return sql("grant", "to " + Written.roles(roles) + (grantable ? " with grant option" : ""));
    }

    String revoke(String... roles) {
        return sql("revoke", "from " + Written.roles(roles));
    }

    private String sql(String verb, String whom) {
        clauses.need(Slot.ON, "Say on(…), onAll(…) or onFuture(…).");
        if (!ofFuture && !future.sql().isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + future.text() + "' is of what will be created. Say onFuture(…), or leave it away.");
        }
        return (ofFuture ? "alter default privileges" + future.behind() + " " : "") + verb + " " + clauses.text() + " "
                + whom;
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> Kind.TABLE.sql();
            case SERVER -> "foreign server";
            default -> kind.sql();
        };
    }

    private static String check(String privilege) {
        if (!WORDS.matcher(privilege).matches()) {
            throw new IllegalArgumentException("Not a privilege: '" + privilege
                    + "'. Write the word, with columns if any: select, update (email), all.");
        }
        return privilege;
    }
}
