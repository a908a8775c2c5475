package dev.migrate.op;

import static dev.migrate.op.Definitions.*;
import static dev.migrate.op.Types.*;

import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Columns: added, changed and dropped. */
@ExtendWith(TestServer.class)
class ColumnOperationsTest {

    private final Scenario scenario;

    ColumnOperationsTest(TestDatabase database, TestInfo test) {
        scenario = new Scenario(database, test);
    }

    @AfterEach
    void asInItsGoldenFile() {
        scenario.isGolden();
    }

    @Test
    void addColumn() {
        scenario.given("create table account (id bigint primary key); insert into account values (1)")
                .upgrade(op -> op.addColumn("account", column("nick", varchar(40))))
                .downgrade(op -> op.dropColumn("account", "nick"));
    }

    @Test
    void addColumnWithAllThatBelongsToIt() {
        Column status = column("status", enumType("account_status", "new", "active"))
                .notNull()
                .defaultsTo("'new'")
                .comment("where it stands");
        scenario.given("create table account (id bigint primary key); insert into account values (1)")
                .upgrade(op -> {
                    op.addColumn("account", status, index("account_status_idx", "status"));
                    op.addColumn("account", column("email", text()).unique());
                    op.addColumn(
                            "account",
                            column("parent", bigint())
                                    .references(foreignKey()
                                            .references("account", "id")
                                            .onDelete(SET_NULL)
                                            .named("account_parent")),
                            column("age", integer()).check(check("age > 0").named("account_age")),
                            check("age < 200").notValid().named("account_age_too"),
                            unique("parent", "age").named("account_parent_age"));
                })
                .downgrade(op -> {
                    op.dropColumn("account", "age");
                    op.dropColumn("account", "parent");
                    op.dropColumn("account", "email");
                    op.dropColumn("account", status);
                });
    }

    @Test
    void addColumnThatMayExist() {
        Column status = column("status", enumType("account_status", "new")).ifNotExists();
        scenario.given("create table account (id bigint)")
                .upgrade(op -> {
                    op.addColumn("account", status, index("account_status_idx", "status"));
                    op.addColumn("account", status, index("account_status_idx", "status"));
                })
                .downgrade(op -> op.dropColumn("account", status));
    }

    @Test
    void dropColumnKeepsAnEnumTypeInUse() {
        scenario.given("create type state as enum ('on'); create table one (id int, state state);"
                        + "create table two (states state[])")
                .upgrade(op -> op.dropColumn("one", column("state", enumType("state", "on"))));
    }

    @Test
    void dropColumnAndWhatDependsOnIt() {
        scenario.given("create table one (id int, more int); create view v as select more from one")
                .upgrade(op -> op.dropColumn("one", "more", Drop.IF_EXISTS, Drop.CASCADE));
    }

    @Test
    void alterColumnTypeWithItsDefault() {
        scenario.given("create table account (balance text default '0'); insert into account values ('7')")
                .upgrade(op -> op.alterColumn(
                        "account",
                        change("balance")
                                .setDefault("1")
                                .setNotNull()
                                .type(bigint())
                                .using("balance::bigint")
                                .comment("in cents")
                                .rename("cents")))
                .shows("select cents from account")
                .downgrade(op -> {
                    op.renameColumn("account", "cents", "balance");
                    op.alterColumn(
                            "account",
                            change("balance")
                                    .type("text")
                                    .setDefault("'0'")
                                    .dropNotNull()
                                    .dropComment());
                });
    }

    @Test
    void alterColumnToAnEnumType() {
        scenario.given("create table account (status text default 'new' not null);"
                        + "insert into account values ('new'), ('gone')")
                .upgrade(op -> op.alterColumn(
                        "account",
                        change("status")
                                .type(enumType("account_status", "new", "old"))
                                .using("case status when 'gone' then 'old' else status end::account_status")
                                .dropDefault()))
                .shows("select status from account order by 1")
                .downgrade(op -> {
                    op.alterColumn("account", change("status").type(text()).setDefault("'new'"));
                    op.dropEnumIfUnused("account_status");
                });
    }

    @Test
    void alterColumnDefaultAndNullability() {
        scenario.given("create table account (balance numeric, note text default 'x')")
                .upgrade(op -> {
                    op.alterColumn("account", change("balance").setDefault("0").setNotNull());
                    op.alterColumn("account", change("note").dropDefault());
                })
                .downgrade(op -> {
                    op.alterColumn("account", change("balance").dropDefault().dropNotNull());
                    op.alterColumn("account", change("note").setDefault("'x'"));
                });
    }

    @Test
    void alterColumnIdentity() {
        scenario.given("create table account (id serial); insert into account select from generate_series(1, 3)")
                .upgrade(op -> {
                    op.alterColumn("account", change("id").dropDefault());
                    op.dropSequence("account_id_seq");
                    op.alterColumn(
                            "account",
                            change("id")
                                    .addIdentityAlways(sequence().startWith(2).maxValue(1000)));
                    op.restartIdentity("account", "id");
                    op.alterColumn("account", change("id").setIdentityByDefault());
                    op.alterColumn(
                            "account",
                            change("id").setIdentity(sequence().incrementBy(1).noMaxValue()));
                    op.execute("insert into account default values");
                })
                .shows("select max(id) from account")
                .downgrade(op -> {
                    op.alterColumn("account", change("id").dropIdentity());
                    op.createSequence(sequence("account_id_seq").as("integer").ownedBy("account", "id"));
                    op.alterColumn("account", change("id").setDefault("nextval('account_id_seq')"));
                });
    }

    @Test
    void alterColumnIdentityByDefault() {
        scenario.given("create table account (id bigint not null)")
                .upgrade(op -> {
                    op.alterColumn("account", change("id").addIdentityByDefault());
                    op.alterColumn("account", change("id").setIdentityAlways());
                    op.alterColumn(
                            "account",
                            change("id").setIdentity(sequence().restartWith(50).cycle()));
                })
                .downgrade(op -> op.alterColumn("account", change("id").dropIdentity()));
    }

    @Test
    void alterColumnStorage() {
        scenario.given("create table account (note text, twice int generated always as (2) stored)")
                .upgrade(op -> {
                    op.alterColumn(
                            "account",
                            change("note")
                                    .storage("external")
                                    .compression("pglz")
                                    .statistics(500)
                                    .options("n_distinct = -0.5"));
                    op.alterColumn("account", change("note").type(varchar(9)).collate("C"));
                    op.alterColumn("account", change("twice").dropExpression());
                })
                .shows("select attstattarget, attcompression, attoptions from pg_attribute where attname = 'note'");
    }

    @Test
    void alterColumnUnderViews() {
        scenario.given("""
                do $$begin create role op_reader; exception when duplicate_object then null; end$$;
                do $$begin create role op_owner; exception when duplicate_object then null; end$$;
                alter default privileges in schema public grant delete on tables to op_reader;
                create table account (id int, balance int, name text);
                insert into account values (1, 5, 'ann');
                create view rich with (security_barrier = true) as select id, balance as cents from account where balance > 0
                  with local check option;
                create view richer as select r.id, r.cents, a.name from rich r join account a using (id);
                create view names as select name from account;
                create materialized view sums with (fillfactor = 80) as select id, sum(cents) as sum from richer group by id;
                create materialized view empty as select cents from rich with no data;
                create unique index sums_id on sums (id);
                create index sums_big on sums (sum) where id > 10;
                comment on index sums_big is 'big';
                alter materialized view sums cluster on sums_id;
                alter materialized view sums alter column sum set statistics 200;
                alter view rich alter column cents set default 3;
                comment on view rich is 'it''s rich';
                comment on column richer.name is 'called';
                revoke all on rich from op_reader;
                grant select, update on rich to op_reader with grant option;
                grant select (id) on richer to public;
                grant select on rich, account to op_owner;
                alter view richer owner to op_owner;
                create function f() returns trigger language plpgsql as 'begin return null; end';
                create trigger t instead of insert on richer for each row execute function f();
                comment on trigger t on richer is 'nothing';
                create rule r as on delete to rich do instead nothing;
                """)
                .upgrade(op -> op.alterColumn(
                        "account",
                        change("balance").type(bigint()).using("balance * 2").rebuildingViews()))
                .shows("select * from sums")
                .shows("select relname, relispopulated from pg_class where relkind = 'm' order by 1")
                .downgrade(op -> op.alterColumn(
                        "account", change("balance").type(integer()).rebuildingViews()));
    }
}
