package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.catalog.Catalog;
import dev.migrate.diff.Differ;
import dev.migrate.diff.Differences;
import dev.migrate.render.SqlRenderer;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server writes down, and reads, and writes down again. */
@ExtendWith(TestServer.class)
class DeparsedTest {

    @Test
    void anArrayThatIsCastAsAWholeIsWrittenByElement() {
        assertThat(Deparsed.settled(
                        "((s)::text = ANY ((ARRAY['it''s'::character varying, 'b],'::character varying])::text[]))"))
                .isEqualTo(
                        "((s)::text = ANY (ARRAY[('it''s'::character varying)::text, ('b],'::character varying)::text]))");
    }

    @Test
    void whatOnlyLooksLikeOneStays() {
        for (String text : new String[] {"'(ARRAY[1])::text[]'", "(ARRAY[1, 2])", "\"(ARRAY[\"", "(ARRAY['unended"}) {
            assertThat(Deparsed.settled(text)).isEqualTo(text);
        }
    }

    @Test
    void everyKindOfExpressionIsTheSameInACopy(TestDatabase one, TestDatabase other) {
        Catalog catalog = new SchemaWork(one).load("""
                        create table t (a varchar(5) check (a in ('x', 'y')), b bpchar, c bigint check (c in (1, 2)),
                            d varchar default case when 'x'::varchar in ('y', 'z') then 'u' end,
                            e bool generated always as (a not in ('p', 'q')) stored, f numeric check (f in (1, 2.5)));
                        create index on t (c) where a in ('x', 'it''s');
                        create view v as select * from t where a in ('x', 'y') and b in ('x', 'y');
                        create policy p on t using (a in ('x', 'y')) with check (a not in ('z', 'w'));
                        create function f() returns trigger language plpgsql as 'begin return new; end';
                        create trigger g before update on t for each row when (new.a in ('x', 'y')) execute function f();
                        create rule r as on insert to t where new.a in ('x', 'y') do instead nothing;
                        create function s(x varchar) returns bool return x in ('x', 'y');
                        create statistics st on (a in ('x', 'y')), c from t;
                        create domain m as varchar check (value in ('x', 'y'));
                        """).catalog();
        SchemaWork copy = new SchemaWork(other);
        copy.run(SqlRenderer.render(Differ.diff(copy.catalog(), catalog)));
        assertThat(Differences.lines(Differ.diff(copy.catalog(), catalog))).isEmpty();
    }
}
