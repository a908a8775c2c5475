package dev.migrate.op;

import static dev.migrate.op.Definitions.*;
import static dev.migrate.op.Types.*;

import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Schemas, extensions, views, functions, triggers, comments. */
@ExtendWith(TestServer.class)
class ObjectOperationsTest {

    private final Scenario scenario;

    ObjectOperationsTest(TestDatabase database, TestInfo test) {
        scenario = new Scenario(database, test);
    }

    @AfterEach
    void asInItsGoldenFile() {
        scenario.isGolden();
    }

    @Test
    void schemas() {
        scenario.upgrade(op -> {
                    op.createSchema("billing");
                    op.createSchemaIfNotExists("billing");
                    op.createTable("billing.invoice", column("id", bigint()));
                    op.renameSchema("billing", "Accounts");
                    op.comment(Kind.SCHEMA, "Accounts", "money");
                })
                .downgrade(op -> op.dropSchema("Accounts", Drop.IF_EXISTS, Drop.CASCADE));
    }

    @Test
    void extensions() {
        scenario.upgrade(op -> {
                    op.createExtension(extension("plpgsql").ifNotExists());
                    op.createSchema("tools");
                    op.createExtension(
                            extension("pg_trgm").schema("tools").version("1.5").cascade());
                    op.updateExtension("pg_trgm", "1.6");
                    op.updateExtension("pg_trgm");
                    op.createExtension("hstore");
                    op.setSchema(Kind.EXTENSION, "hstore", "tools");
                })
                .downgrade(op -> {
                    op.dropExtension("hstore");
                    op.dropExtension("pg_trgm", Drop.IF_EXISTS);
                    op.dropSchema("tools");
                });
    }

    @Test
    void views() {
        scenario.given("create table account (id int, balance int)")
                .upgrade(op -> {
                    op.createView("rich", "select id from account where balance > 0");
                    op.createOrReplaceView("rich", "select id, balance from account where balance > 0");
                    op.createView(view("poor", "select id, balance from account where balance < 10")
                            .columns("number", "cents")
                            .with("security_barrier")
                            .withCheckOption());
                    op.createOrReplaceView(view("poor", "select id, balance from account where balance < 5")
                            .columns("number", "cents")
                            .withLocalCheckOption());
                    op.renameView("rich", "richer");
                    op.comment(Kind.VIEW, "richer", "they have");
                })
                .downgrade(op -> {
                    op.dropView("poor");
                    op.dropView("richer", Drop.IF_EXISTS);
                });
    }

    @Test
    void materializedViews() {
        scenario.given("create table account (id int, balance int)")
                .upgrade(op -> {
                    op.createMaterializedView("rich", "select id from account");
                    op.createView(materializedView("sums", "select id, sum(balance) from account group by id")
                            .ifNotExists()
                            .columns("id", "total")
                            .using("heap")
                            .with("fillfactor = 90")
                            .tablespace("pg_default")
                            .withNoData());
                    op.createIndex(index("sums_id").on("sums", "id").unique());
                    op.refreshMaterializedView("sums");
                    op.refreshMaterializedViewConcurrently("sums");
                    op.renameMaterializedView("rich", "richer");
                    op.comment(Kind.MATERIALIZED_VIEW, "sums", "all of it");
                })
                .downgrade(op -> {
                    op.dropMaterializedView("sums");
                    op.dropMaterializedView("richer", Drop.IF_EXISTS, Drop.CASCADE);
                });
    }

    @Test
    void functions() {
        scenario.upgrade(op -> {
                    op.createFunction(function("add(a integer, b integer default 0)")
                            .returns("integer")
                            .language("sql")
                            .immutable()
                            .strict()
                            .parallelSafe()
                            .leakproof()
                            .cost(10)
                            .body("select a + b"));
                    op.createOrReplaceFunction(function("add(a integer, b integer default 1)")
                            .returns("integer")
                            .sqlBody("begin atomic select a + b; end"));
                    op.createFunction(function("quoted()")
                            .returns("setof text")
                            .language("plpgsql")
                            .stable()
                            .rows(3)
                            .securityDefiner()
                            .set("search_path", "pg_catalog, public")
                            .body("""
                                    begin
                                      return query execute $$select 'a'$$;
                                    end
                                    """));
                    op.createFunction(
                            procedure("nothing(inout a text)").language("sql").body("select a"));
                    op.rename(Kind.FUNCTION, "add(integer, integer)", "plus");
                    op.comment(Kind.FUNCTION, "plus(integer, integer)", "a sum");
                })
                .shows("select plus(1), quoted()")
                .downgrade(op -> {
                    op.dropProcedure("nothing(text)");
                    op.dropFunction("quoted()", Drop.IF_EXISTS);
                    op.dropFunction("plus(integer, integer)");
                });
    }

    @Test
    void triggers() {
        scenario.given("create table account (id int, email text); create view v as select id from account;"
                        + "create function f() returns trigger language plpgsql as 'begin return null; end'")
                .upgrade(op -> {
                    op.createTrigger(trigger("a")
                            .before("insert", "update of email")
                            .on("account")
                            .forEachRow()
                            .when("new.email <> ''")
                            .execute("f()"));
                    op.createOrReplaceTrigger(
                            trigger("a").before("insert").on("account").execute("f('x', 'y')"));
                    op.createTrigger(trigger("b")
                            .after("delete")
                            .on("account")
                            .referencing("old table as gone")
                            .execute("f()"));
                    op.createTrigger(trigger("c")
                            .after("update")
                            .on("account")
                            .forEachRow()
                            .constraint()
                            .initiallyDeferred()
                            .execute("f()"));
                    op.createTrigger(trigger("d")
                            .insteadOf("insert")
                            .on("v")
                            .forEachRow()
                            .execute("f()"));
                    op.disableTrigger("account", "a");
                    op.disableTrigger("account", "b");
                    op.enableTrigger("account", "b");
                    op.rename(Kind.TRIGGER, "account.b", "bb");
                    op.comment(Kind.TRIGGER, "account.bb", "of the gone");
                })
                .downgrade(op -> {
                    op.dropTrigger("v", "d");
                    op.dropTrigger("account", "c");
                    op.dropTrigger("account", "bb", Drop.IF_EXISTS);
                    op.dropTrigger("account", "a", Drop.CASCADE);
                });
    }

    @Test
    void namesOfAllKinds() {
        scenario.given("create table account (id int, email text constraint k check (true));"
                        + "create policy p on account; create rule r as on delete to account do instead nothing;"
                        + "create statistics s on id, email from account; create sequence q; create domain d as int;"
                        + "create type t as (a int); create procedure pr(int) language sql as '';"
                        + "create publication pub; create collation c from \"C\"")
                .upgrade(op -> {
                    op.rename(Kind.COLUMN, "account.email", "mail");
                    op.rename(Kind.CONSTRAINT, "account.k", "kk");
                    op.rename(Kind.POLICY, "account.p", "pp");
                    op.rename(Kind.RULE, "account.r", "rr");
                    op.rename(Kind.STATISTICS, "s", "ss");
                    op.rename(Kind.DOMAIN, "d", "dd");
                    op.rename(Kind.TYPE, "t", "tt");
                    op.rename(Kind.PROCEDURE, "pr(integer)", "prr");
                    op.rename(Kind.COLLATION, "c", "cc");
                    op.rename(Kind.PUBLICATION, "pub", "pubs");
                    op.comment(Kind.COLUMN, "public.account.mail", "lower case");
                    op.comment(Kind.POLICY, "account.pp", "none");
                    op.comment(Kind.RULE, "account.rr", "no way");
                    op.comment(Kind.SEQUENCE, "q", "numbers");
                })
                .shows("select pg_describe_object(classoid, objoid, objsubid), description from pg_description"
                        + " where classoid in ('pg_policy'::regclass, 'pg_rewrite'::regclass) order by 1");
    }
}
