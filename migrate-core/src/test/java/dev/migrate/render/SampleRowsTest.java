package dev.migrate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows come into every table whose columns can have simple values, and none is in the way of those. */
@ExtendWith(TestServer.class)
@Timeout(60)
class SampleRowsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            id int primary key, name varchar(3), at timestamptz, n numeric(10,2)        | 2
            m mood not null, ms mood[] not null                                         | 2
            f felt not null, fs felt[] not null                                         | 2
            d day not null, ds day[] not null                                           | 2
            e evening not null                                                          | 2
            s sorted not null                                                           | 2
            o open, n int                                                               | 2
            h host, n int                                                               | 2
            h host not null                                                             | 0
            g int generated always as identity, n int default 4                         | 2
            e mood unique deferrable initially deferred                                 | 0
            e mood constraint none check (e::text <> e::text)                           | 0
            """)
    void rowsOf(String columns, int number, TestDatabase database) {
        SchemaWork work = new SchemaWork(database).load("""
                create type mood as enum ('sad', 'ok');
                create domain felt as mood;
                create domain sorted as text collate "C";
                create type day as (f felt, n int, m macaddr, t text collate "C");
                create domain evening as day;
                create type span as range (subtype = int);
                create domain open as span;
                create domain host as macaddr;
                create table t (%s);
                """.formatted(columns));
        SampleRows.of(work.catalog()).forEach(database::execute);
        assertThat(database.query("select * from t")).hasSize(number);
        SampleRows.removal(work.catalog()).ifPresent(database::execute);
        assertThat(database.query("select * from t")).isEmpty();
    }
}
