package dev.migrate.op;

import static dev.migrate.op.Definitions.*;
import static dev.migrate.op.Types.*;

import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Privileges and row security. */
@ExtendWith(TestServer.class)
class AccessOperationsTest {

    private final Scenario scenario;

    AccessOperationsTest(TestDatabase database, TestInfo test) {
        scenario = new Scenario(database, test);
    }

    @AfterEach
    void asInItsGoldenFile() {
        scenario.isGolden();
    }

    private static final String ROLES = """
            do $$begin create role op_reader; exception when duplicate_object then null; end$$;
            do $$begin create role op_owner; exception when duplicate_object then null; end$$;
            """;

    @Test
    void privileges() {
        Privileges reading = privilegesOnAccount();
        Privileges all = Definitions.privileges("all").onAll(Kind.SEQUENCE, "public");
        Privileges running = Definitions.privileges("execute").on(Kind.FUNCTION, "f(integer)");
        scenario.given(ROLES
                        + "create table account (id int, email text); create view v as select 1 as one; create sequence s;"
                        + "create function f(int) returns int language sql as 'select 1'")
                .upgrade(op -> {
                    op.grant(reading, "op_reader", "public");
                    op.grant(Definitions.privileges("select").on(Kind.VIEW, "v").withGrantOption(), "op_owner");
                    op.grant(all, "op_reader");
                    op.grant(running, "op_reader");
                    op.grant(Definitions.privileges("usage").on(Kind.SCHEMA, "public"), "current_user");
                })
                .shows(
                        "select attname, attacl from pg_attribute where attrelid = 'account'::regclass and attacl is not null")
                .upgrade(op -> {
                    op.revoke(running, "op_reader");
                    op.revoke(all, "op_reader");
                    op.revoke(Definitions.privileges("select").on(Kind.VIEW, "v"), "op_owner");
                    op.revoke(reading, "op_reader", "public");
                });
    }

    private static Privileges privilegesOnAccount() {
        return Definitions.privileges("select", "update (email)").on(Kind.TABLE, "account");
    }

    @Test
    void defaultPrivileges() {
        Privileges future = Definitions.privileges("select", "insert")
                .onFuture(Kind.TABLE)
                .inSchema("public")
                .forRole("op_owner");
        scenario.given(ROLES)
                .upgrade(op -> op.grant(future, "op_reader"))
                .shows("select defaclrole::regrole, defaclobjtype, defaclacl from pg_default_acl")
                .upgrade(op -> op.revoke(future, "op_reader"))
                .shows("select count(*) from pg_default_acl");
    }

    @Test
    void owners() {
        scenario.given(ROLES
                        + "create table account (id int); create function f() returns int language sql as 'select 1'")
                .upgrade(op -> {
                    op.setOwner(Kind.TABLE, "account", "op_owner");
                    op.setOwner(Kind.FUNCTION, "f()", "op_owner");
                })
                .shows("select relowner::regrole from pg_class where relname = 'account'");
    }

    @Test
    void rowSecurity() {
        scenario.given(ROLES + "create table account (id int, owner text)")
                .upgrade(op -> {
                    op.enableRowSecurity("account");
                    op.forceRowSecurity("account");
                    op.createPolicy(policy("own_rows")
                            .on("account")
                            .forCommand("update")
                            .to("op_reader", "current_user")
                            .using("owner = current_user")
                            .withCheck("owner = current_user"));
                    op.createPolicy(policy("low").on("account").restrictive().using("id < 100"));
                    op.alterPolicy(policy("low").on("account").to("public").using("id < 200"));
                    op.rename(Kind.POLICY, "account.low", "lower");
                })
                .downgrade(op -> {
                    op.dropPolicy("account", "lower");
                    op.dropPolicy("account", "own_rows", Drop.IF_EXISTS);
                    op.noForceRowSecurity("account");
                    op.disableRowSecurity("account");
                });
    }
}
