package dev.migrate.op;

import static dev.migrate.op.Definitions.change;
import static dev.migrate.op.Types.bigint;
import static dev.migrate.op.Types.enumType;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What comes back after a change may call functions that find their tables by the search path, and they find them as before.
 * From 17 on the server itself fills a materialized view without that path.
 */
@ExtendWith(TestServer.class)
class PathOfFunctionsTest {

    private final TestDatabase database;
    private final Scenario scenario;

    PathOfFunctionsTest(TestDatabase database, TestInfo test) {
        this.database = database;
        this.scenario = new Scenario(database, test);
    }

    @Test
    void ofMaterializedViews() {
        scenario.given("""
                create table rate (r int);
                insert into rate values (2);
                create function factor() returns int language plpgsql stable as $$
                  begin return (select r from rate); exception when undefined_table then return -1; end $$;
                create table account (balance int);
                insert into account values (5);
                create materialized view worth as select balance * factor() as worth from account;
                create materialized view most as select max(worth) as worth from worth;
                create materialized view empty as select worth from worth with no data;
                """);
        String filled = "select (select worth from worth), (select worth from most), "
                + "(select relispopulated from pg_class where relname = 'empty')";
        List<String> before = database.query(filled);
        scenario.upgrade(
                op -> op.alterColumn("account", change("balance").type(bigint()).rebuildingViews()));
        assertThat(database.query(filled)).isEqualTo(before);
    }

    @Test
    void ofAPlainCheckOverAnEnum() {
        scenario.given("""
                        create type mood as enum ('sad', 'happy');
                        create table known (mood text);
                        insert into known values ('sad'), ('happy');
                        create function is_known(text) returns boolean language sql stable
                          as 'select exists (select from known where mood = $1)';
                        create table diary (mood mood constraint said check (is_known(mood::text) and mood <> 'sad'));
                        insert into diary values ('happy');
                        """).upgrade(op -> op.recreateEnum(enumType("mood", "happy", "sad")));
        assertThat(database.query("select convalidated from pg_constraint where conname = 'said'"))
                .containsExactly("t");
    }
}
