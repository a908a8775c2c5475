package dev.migrate.op;

import static dev.migrate.op.Emitter.emit;

import dev.migrate.sql.Identifier;

/** Who may see and change what: privileges, row security and its policies. */
public sealed interface AccessOperations extends Emitter permits Operations {

    /** Grants privileges to roles: {@code op.grant(privileges("select").on(Kind.TABLE, "account"), "reporting")}. */
    default void grant(Privileges privileges, String... roles) {
        emit(this, privileges.grant(roles));
    }

    /** Takes privileges from roles. */
    default void revoke(Privileges privileges, String... roles) {
        emit(this, privileges.revoke(roles));
    }

    /** Shows of a table only the rows that its policies allow, to all but its owner. */
    default void enableRowSecurity(String table) {
        emit(this, "alter table " + Name.of(table) + " enable row level security");
    }

    /** Shows all rows of a table to who may read it. */
    default void disableRowSecurity(String table) {
        emit(this, "alter table " + Name.of(table) + " disable row level security");
    }

    /** Has the policies of a table bind its owner too. */
    default void forceRowSecurity(String table) {
        emit(this, "alter table " + Name.of(table) + " force row level security");
    }

    /** Has the policies of a table not bind its owner. */
    default void noForceRowSecurity(String table) {
        emit(this, "alter table " + Name.of(table) + " no force row level security");
    }

    /** Creates a policy. */
    default void createPolicy(Policy policy) {
        emit(this, policy.create());
    }

    /** Changes for whom a policy is, or its conditions. */
    default void alterPolicy(Policy policy) {
        emit(this, policy.alter());
    }

    /** Drops a policy of a table. */
    default void dropPolicy(String table, String policy, Drop... options) {
        emit(this, Drop.sql("drop policy", Identifier.quote(policy), " on " + Name.of(table), options));
    }
}
