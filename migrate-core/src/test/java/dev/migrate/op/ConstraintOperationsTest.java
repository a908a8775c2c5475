package dev.migrate.op;

import static dev.migrate.op.Definitions.*;
import static dev.migrate.op.Types.*;

import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Constraints and indexes. */
@ExtendWith(TestServer.class)
class ConstraintOperationsTest {

    private final Scenario scenario;

    ConstraintOperationsTest(TestDatabase database, TestInfo test) {
        scenario = new Scenario(database, test);
    }

    @AfterEach
    void asInItsGoldenFile() {
        scenario.isGolden();
    }

    @Test
    void keys() {
        scenario.given("create table account (id bigint, email text, nick text, at date)")
                .upgrade(op -> {
                    op.addConstraint("account", primaryKey("id", "at").named("account_pk"));
                    op.addConstraint(
                            "account",
                            unique("email")
                                    .named("account_email_key")
                                    .nullsNotDistinct()
                                    .include("nick", "at")
                                    .with("fillfactor = 80")
                                    .tablespace("pg_default")
                                    .deferrable()
                                    .initiallyDeferred());
                    op.addConstraint("account", unique("nick"));
                    op.renameConstraint("account", "account_nick_key", "nick_once");
                })
                .downgrade(op -> {
                    op.dropConstraint("account", "nick_once");
                    op.dropConstraint("account", "account_email_key", Drop.IF_EXISTS);
                    op.dropConstraint("account", "account_pk", Drop.CASCADE);
                    op.alterColumn("account", change("id").dropNotNull());
                    op.alterColumn("account", change("at").dropNotNull());
                });
    }

    @Test
    void keysOfAnIndexThatExists() {
        scenario.given("create table account (id bigint not null, email text)")
                .upgrade(op -> {
                    op.createIndex(
                            index("account_id").on("account", "id").unique().concurrently());
                    op.addConstraint(
                            "account", primaryKey().usingIndex("account_id").named("account_pk"));
                    op.createIndex(index("account_email")
                            .on("account", "email")
                            .unique()
                            .concurrently());
                    op.addConstraint(
                            "account", unique().usingIndex("account_email").deferrable());
                })
                .downgrade(op -> {
                    op.dropConstraint("account", "account_email");
                    op.dropConstraint("account", "account_pk");
                });
    }

    @Test
    void foreignKeys() {
        scenario.given("create table person (id bigint, at date, primary key (id, at));"
                        + "create table account (owner bigint, owned date, parent bigint, parent_at date)")
                .upgrade(op -> {
                    op.addConstraint(
                            "account",
                            foreignKey("owner", "owned")
                                    .references("person", "id", "at")
                                    .named("account_owner")
                                    .matchFull()
                                    .onDelete(RESTRICT)
                                    .onUpdate(CASCADE)
                                    .deferrable()
                                    .initiallyDeferred()
                                    .notValid());
                    op.addConstraint(
                            "account",
                            foreignKey("parent", "parent_at")
                                    .references("person")
                                    .onDelete(SET_NULL, "parent"));
                    op.validateConstraint("account", "account_owner");
                })
                .downgrade(op -> {
                    op.dropConstraint("account", "account_owner");
                    op.dropConstraint("account", "account_parent_parent_at_fkey");
                });
    }

    @Test
    void checks() {
        scenario.given("create table account (balance int); insert into account values (-1)")
                .upgrade(op -> {
                    op.addConstraint(
                            "account",
                            check("balance > 0")
                                    .named("account_balance")
                                    .noInherit()
                                    .notValid());
                    op.execute("update account set balance = 1");
                    op.validateConstraint("account", "account_balance");
                    op.comment(Kind.CONSTRAINT, "account.account_balance", "no debts");
                })
                .downgrade(op -> op.dropConstraint("account", "account_balance"));
    }

    @Test
    void exclusions() {
        scenario.given("create table booking (room int4range, during tsrange)")
                .upgrade(op -> op.addConstraint(
                        "booking",
                        exclude("room", "=")
                                .and("during", "&&")
                                .named("one_at_a_time")
                                .using("gist")
                                .with("fillfactor = 90")
                                .where("not isempty(during)")
                                .deferrable()
                                .initiallyDeferred()))
                .downgrade(op -> op.dropConstraint("booking", "one_at_a_time"));
    }

    @Test
    void indexes() {
        scenario.given("create table account (id bigint, email text, data jsonb, \"Nick\" text, at date)")
                .upgrade(op -> {
                    op.createIndex("account_id_idx", "account", "id", "at desc nulls last");
                    op.createIndex(index("account_email_idx")
                            .on("account", "lower(email)", "Nick")
                            .unique()
                            .nullsNotDistinct()
                            .include("id")
                            .with("fillfactor = 80")
                            .tablespace("pg_default")
                            .where("email <> ''"));
                    op.createIndex(index("account_data_idx")
                            .on("account", "data jsonb_path_ops")
                            .using("gin"));
                    op.createIndex(index("account_city_idx")
                            .on("public.account", "(data ->> 'city')")
                            .ifNotExists()
                            .concurrently());
                    op.renameIndex("account_city_idx", "city_idx");
                    op.comment(Kind.INDEX, "city_idx", "by city");
                })
                .downgrade(op -> {
                    op.dropIndex("city_idx", Drop.CONCURRENTLY, Drop.IF_EXISTS);
                    op.dropIndex("public.account_data_idx");
                    op.dropIndex("account_email_idx", Drop.IF_EXISTS, Drop.CASCADE);
                    op.dropIndex("account_id_idx");
                });
    }

    @Test
    void indexOfAPartitionedTableAlone() {
        scenario.given("create table measure (at date) partition by range (at)")
                .upgrade(op ->
                        op.createIndex(index("measure_at").on("measure", "at").only()))
                .downgrade(op -> op.dropIndex("measure_at"));
    }
}
