package dev.migrate.op;

import static dev.migrate.op.Definitions.*;
import static dev.migrate.op.Types.*;

import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tables and partitions. */
@ExtendWith(TestServer.class)
class TableOperationsTest {

    private final Scenario scenario;

    TableOperationsTest(TestDatabase database, TestInfo test) {
        scenario = new Scenario(database, test);
    }

    @AfterEach
    void asInItsGoldenFile() {
        scenario.isGolden();
    }

    @Test
    void createTable() {
        Table account = table(
                        "account",
                        column("id", bigint()).generatedAlwaysAsIdentity().primaryKey(),
                        column("email", text()).notNull().unique().comment("lower case"),
                        column("status", enumType("account_status", "new", "active"))
                                .notNull()
                                .defaultsTo("'new'"),
                        column("price", numeric(12, 2)).notNull().check("price >= 0"),
                        column("quantity", "integer").defaultsTo("1"),
                        column("total", numeric(14, 2)).generatedAs("price * quantity"),
                        column("owner_id", bigint()),
                        column("parent", bigint()).references("account", "id"),
                        column("order", varchar(40)).collate("C"),
                        column("Größe", timestamptz()).defaultsTo("now()"),
                        foreignKey("owner_id")
                                .references("person", "id")
                                .onDelete(CASCADE)
                                .deferrable()
                                .initiallyDeferred(),
                        check("email like '%@%'").named("email_has_at"),
                        index("account_email_idx", "lower(email)").unique())
                .comment("who's who")
                .with("fillfactor = 70");
        scenario.given("create table person (id bigint primary key)")
                .upgrade(op -> op.createTable(account))
                .downgrade(op -> op.dropTable(account));
    }

    @Test
    void createTableWithoutOptions() {
        scenario.upgrade(op -> op.createTable("account", column("id", bigint()).primaryKey()))
                .downgrade(op -> op.dropTable("account"));
    }

    @Test
    void createTableThatMayExist() {
        Table account = table(
                        "account",
                        column("status", enumType("account_status", "new")),
                        index("account_status_idx", "status"))
                .ifNotExists();
        scenario.upgrade(op -> {
                    op.createTable(account);
                    op.createTable(account);
                })
                .downgrade(op -> {
                    op.dropTable(account, Drop.IF_EXISTS);
                    op.dropTable(account, Drop.IF_EXISTS);
                });
    }

    @Test
    void createTableInASchema() {
        scenario.given("create schema billing")
                .upgrade(op -> {
                    op.createTable(
                            "billing.invoice",
                            column("id", bigint())
                                    .generatedByDefaultAsIdentity(sequence()
                                            .startWith(1000)
                                            .incrementBy(10)
                                            .cache(5)),
                            column("note", text()).comment("free text"),
                            column(
                                    "state",
                                    enumType("billing.state", "open", "paid").array()),
                            primaryKey("id").named("invoice_pk"),
                            index("invoice_note_idx", "note"));
                    op.createTable(
                            "\"odd.name\"",
                            column("invoice", bigint()).references(foreignKey().references("billing.invoice")));
                })
                .shows("select indexdef from pg_indexes where schemaname = 'billing' order by 1")
                .shows("select pg_get_serial_sequence('billing.invoice', 'id')")
                .downgrade(op -> {
                    op.dropTable("\"odd.name\"");
                    op.dropTable("billing.invoice");
                    op.dropEnum("billing.state");
                });
    }

    @Test
    void createTableLikeAnother() {
        scenario.given("create table account (id bigint primary key, email text default 'x' not null)")
                .upgrade(op -> {
                    op.createTable(table(
                                    "account_copy",
                                    like("account").including("all").excluding("indexes"))
                            .unlogged()
                            .using("heap")
                            .tablespace("pg_default"));
                    op.createTable(
                            table("account_more", column("more", jsonb())).inherits("account"));
                })
                .downgrade(op -> {
                    op.dropTable("account_more");
                    op.dropTable("account_copy");
                });
    }

    @Test
    void dropTableAndWhatDependsOnIt() {
        scenario.given("create table account (id bigint); create view v as select id from account")
                .upgrade(op -> op.dropTable("account", Drop.IF_EXISTS, Drop.CASCADE));
    }

    @Test
    void dropTableKeepsAnEnumTypeInUse() {
        Table one = table("one", column("state", enumType("state", "on", "off")));
        scenario.given("create type state as enum ('on', 'off'); create table one (state state);"
                        + "create table two (state state)")
                .upgrade(op -> op.dropTable(one));
    }

    @Test
    void renameTable() {
        scenario.given("create table account (id bigint primary key)")
                .upgrade(op -> op.renameTable("account", "customer"))
                .downgrade(op -> op.renameTable("customer", "account"));
    }

    @Test
    void changeTable() {
        scenario.given("create schema billing; create table account (id bigint)")
                .upgrade(op -> {
                    op.setUnlogged("account");
                    op.setStorageParameters("account", "fillfactor = 70", "autovacuum_enabled = false");
                    op.setTablespace("account", "pg_default");
                    op.comment(Kind.TABLE, "account", "it's here");
                    op.setSchema(Kind.TABLE, "account", "billing");
                })
                .downgrade(op -> {
                    op.setSchema(Kind.TABLE, "billing.account", "public");
                    op.dropComment(Kind.TABLE, "account");
                    op.resetStorageParameters("account", "fillfactor", "autovacuum_enabled");
                    op.setLogged("account");
                });
    }

    @Test
    void partitions() {
        scenario.given("create table measure_2023 (at date, city text)")
                .upgrade(op -> {
                    op.createTable(table("measure", column("at", date()), column("city", text()))
                            .partitionByRange("at"));
                    op.createPartition(partition("measure_2024")
                            .of("measure")
                            .from(LocalDate.of(2024, 1, 1))
                            .to(LocalDate.of(2025, 1, 1))
                            .partitionBy("list (city)"));
                    op.createPartition(
                            partition("measure_2024_b").of("measure_2024").in("Berlin", "Bern", null));
                    op.createPartition(partition("measure_rest").of("measure").byDefault());
                    op.attachPartition(partition("measure_2023")
                            .of("measure")
                            .from(sql("minvalue"))
                            .to("2024-01-01"));
                    op.createTable(table("share", column("id", bigint())).partitionByHash("id"));
                    op.createPartition(
                            partition("share_0").of("share").hash(2, 0).with("fillfactor = 90"));
                })
                .downgrade(op -> {
                    op.dropTable("share");
                    op.detachPartition("measure", "measure_2023");
                    op.dropTable("measure_rest");
                    op.detachPartitionConcurrently("measure", "measure_2024");
                    op.dropTable("measure_2024");
                    op.dropTable("measure");
                });
    }
}
