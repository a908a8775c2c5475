package dev.migrate.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.migrate.diff.Differ;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What depends on rows stops before it begins, and says how many are in the way, which, and how to see them. */
@ExtendWith(TestServer.class)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class GuardTest {

    /**
     * A change that rows are in the way of.
     *
     * @param before the schema with its rows
     * @param after the schema that is wanted
     * @param refusal what the upgrade says
     * @param mended what takes the rows out of the way
     */
    record Case(String before, String after, String refusal, String mended) {
        @Override
        public String toString() {
            return refusal;
        }

        int number() {
            return Integer.parseInt(refusal.substring(0, refusal.indexOf(' ')));
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "create table t (id int, n int); insert into t values (1, 1), (2, null), (3, null)",
                        "create table t (id int, n int not null)",
                        "2 rows of public.t have no value in n\nDETAIL: (2,), (3,)",
                        "delete from t where n is null"),
                new Case(
                        "create type pair as (a int, b int); create table t (id int, p pair); "
                                + "insert into t values (1, '(1,)'), (2, '(,)'), (3, null)",
                        "create type pair as (a int, b int); create table t (id int, p pair not null)",
                        "1 rows of public.t have no value in p\nDETAIL: (3,)",
                        "delete from t where id = 3"),
                new Case(
                        "create type pair as (a int, b int); create table t (p pair); insert into t values ('(,)'), (null)",
                        "create type pair as (a int, b int); create table t (p int)",
                        "1 values of public.t.p are no integer\nDETAIL: (,)",
                        "delete from t where p is distinct from null"),
                new Case(
                        "create table t (id int, n int); insert into t values (1, 1), (2, -1)",
                        "create table t (id int, n int constraint positive check (n > 0 and n < 100))",
                        "1 rows of public.t do not meet positive\nDETAIL: (2,-1)",
                        "update t set n = 2 where id = 2"),
                new Case(
                        "create table t (a int, b text); insert into t values (1, 'x'), (1, 'x'), (2, 'y'), (2, null), (2, null)",
                        "create table t (a int, b text, unique (a, b))",
                        "1 values of (a, b) are in more than one row of public.t\nDETAIL: (1,x)",
                        "delete from t where a = 1"),
                new Case(
                        "create domain d as int not null; create domain e as d; "
                                + "create table t (id int, v text); insert into t values (1, '5'), (2, null)",
                        "create domain d as int not null; create domain e as d; create table t (id int, v e)",
                        "1 rows of public.t have no value in v\nDETAIL: (2,)",
                        "delete from t where id = 2"),
                new Case(
                        "create table t (a int not null); insert into t values (7), (7)",
                        "create table t (a int primary key)",
                        "1 values of (a) are in more than one row of public.t\nDETAIL: (7)",
                        "delete from t"),
                new Case(
                        "create table t (a text, gone boolean); insert into t values ('A', false), ('a', false), ('b', true), ('B', true)",
                        "create table t (a text, gone boolean); create unique index once on t (lower(a) desc) where not gone",
                        "1 values of (lower(a)) are in more than one row of public.t\nDETAIL: (a)",
                        "delete from t where a = 'a'"),
                new Case(
                        "create table p (x int, y int, unique (x, y)); create table t (a int, b int); "
                                + "insert into p values (1, 1); insert into t values (1, 1), (1, 2), (null, 3)",
                        "create table p (x int, y int, unique (x, y)); create table t (a int, b int, foreign key (a, b) references p (x, y))",
                        "1 rows of public.t refer to what is not in public.p\nDETAIL: (1,2)",
                        "delete from t where b = 2"),
                new Case(
                        "create table t (c text); insert into t values ('short'), ('much too long'), ('end   ')",
                        "create table t (c varchar(5))",
                        "1 rows of public.t have a value in c that is too long for character varying(5)\nDETAIL: (\"much too long\")",
                        "update t set c = left(c, 5)"),
                new Case(
                        "create table t (n numeric(10,2)); insert into t values (999.99), (1000.1), (-5000)",
                        "create table t (n numeric(5,2))",
                        "2 rows of public.t have a value in n that is too large for numeric(5,2)\nDETAIL: (1000.10), (-5000.00)",
                        "delete from t where abs(n) >= 1000"),
                new Case(
                        "create table t (n bigint); insert into t values (1), (2147483648)",
                        "create table t (n int)",
                        "1 rows of public.t have a value in n that is too large for integer\nDETAIL: (2147483648)",
                        "delete from t where n > 1"),
                new Case(
                        "create table t (v text); insert into t values ('1'), (' 2 '), ('x1'), ('99999999999'), (null)",
                        "create table t (v int)",
                        "2 values of public.t.v are no integer\nDETAIL: 99999999999, x1",
                        "delete from t where v in ('x1', '99999999999')"),
                new Case(
                        "create type mood as enum ('sad', 'ok'); create table t (m mood); insert into t values ('sad'), ('ok')",
                        "create type mood as enum ('ok'); create table t (m mood)",
                        "1 rows of public.t have a value in m that public.mood no longer takes\nDETAIL: (sad)",
                        "update t set m = 'ok'"),
                new Case(
                        "create type mood as enum ('sad', 'ok'); create domain felt as mood; create type day as (f felt, n int); "
                                + "create type span as range (subtype = mood); create table t (d day[], s span); "
                                + "insert into t values (array['(ok,1)', '(sad,2)']::day[], '[ok,ok]'), "
                                + "(array['(ok,3)']::day[], null)",
                        "create type mood as enum ('ok'); create domain felt as mood; create type day as (f felt, n int); "
                                + "create type span as range (subtype = mood); create table t (d day[], s span)",
                        "1 rows of public.t have a value in d that public.day[] no longer takes\nDETAIL: "
                                + "(\"{\"\"(ok,1)\"\",\"\"(sad,2)\"\"}\",\"[ok,ok]\")",
                        "update t set d = d[1:1]"),
                new Case(
                        "create domain d as text; create table t (c d); insert into t values ('1'), ('x')",
                        "create domain d as int; create table t (c d)",
                        "1 values of public.t.c cannot become the new public.d\nDETAIL: x",
                        "delete from t where c = 'x'"),
                new Case(
                        "create domain d as bigint; create table t (c d); insert into t values (1), (4000000000)",
                        "create domain d as int; create table t (c d)",
                        "1 rows of public.t have a value in c that public.d no longer takes\nDETAIL: (4000000000)",
                        "delete from t where c > 1"),
                new Case(
                        "create table t (b varbit); insert into t values ('101'), ('11111')",
                        "create table t (b varbit(3))",
                        "1 rows of public.t have a value in b that is too long for bit varying(3)\nDETAIL: (11111)",
                        "delete from t where length(b) > 3"),
                new Case(
                        "create domain d as int[]; create table t (c d); insert into t values ('{1}')",
                        "create domain d as numeric(9,2); create table t (c d)",
                        "1 values of public.t.c cannot become the new public.d\nDETAIL: {1}",
                        "delete from t"),
                new Case(
                        "create type pair as (a text, b int); create table t (c pair[]); "
                                + "insert into t values (array[array['(a,1)', '(b,2)']]::pair[]), (array['(c,3)']::pair[])",
                        "create type pair as (a text, b bigint); create table t (c pair[])",
                        "1 rows of public.t have a value in c that public.pair[] no longer takes\nDETAIL: "
                                + "(\"{{\"\"(a,1)\"\",\"\"(b,2)\"\"}}\")",
                        "delete from t where array_ndims(c) > 1"),
                new Case(
                        "create type code as (n text, w varchar(9)); create domain codes as code[]; "
                                + "create table t (id int, c codes); "
                                + "insert into t values (1, array['(5,ab)', '(6,abcd)']::codes), (2, null)",
                        "create type code as (n text, w varchar(3)); create domain codes as code[]; "
                                + "create table t (id int, c codes)",
                        "1 rows of public.t have a value in c that public.codes no longer takes\nDETAIL: "
                                + "(1,\"{\"\"(5,ab)\"\",\"\"(6,abcd)\"\"}\")",
                        "update t set c = c[1:1]"),
                new Case(
                        "create type code as (n text, w int); create table t (c code[]); "
                                + "insert into t values (array['(5,1)', '(x,1)']::code[]), (array['(5,2)']::code[])",
                        "create type code as (n int, w bigint); create table t (c code[])",
                        "1 values of public.t.c cannot become the new public.code[]\nDETAIL: {\"(5,1)\",\"(x,1)\"}",
                        "delete from t where (c[2]).n = 'x'"),
                new Case(
                        "create type span as range (subtype = text, collation = \"C\"); create table t (s span_multirange); "
                                + "create type mood as enum ('sad', 'ok'); create type moods as range (subtype = mood); "
                                + "create table u (m moods_multirange); "
                                + "insert into t values ('{[a,b]}'), ('{[1,2]}'); "
                                + "insert into u values ('{[sad,sad],[ok,ok]}'), ('{[ok,ok]}')",
                        "create type span as range (subtype = int); create table t (s span_multirange); "
                                + "create type mood as enum ('ok'); create type moods as range (subtype = mood); "
                                + "create table u (m moods_multirange)",
                        "1 rows of public.u have a value in m that public.moods_multirange no longer takes\nDETAIL: "
                                + "(\"{[sad,sad],[ok,ok]}\")",
                        "delete from t where s = '{[a,b]}'; delete from u where m = '{[sad,sad],[ok,ok]}'"),
                new Case(
                        "create schema s; create extension hstore schema s; "
                                + "create table p (h s.hstore unique); create table t (h s.hstore); "
                                + "insert into p values ('a=>1'); insert into t values ('a=>1'), ('b=>2')",
                        "create schema s; create extension hstore schema s; "
                                + "create table p (h s.hstore unique); create table t (h s.hstore references p (h))",
                        "1 rows of public.t refer to what is not in public.p\nDETAIL: (\"\"\"b\"\"=>\"\"2\"\"\")",
                        "delete from t where h operator(s.->) 'b' = '2'"),
                new Case(
                        "create domain d as text; create table t (id int, c d); insert into t values (1, 'a'), (2, 'b@c')",
                        "create domain d as text constraint mail check (value like '%@%'); create table t (id int, c d)",
                        "1 rows of public.t do not meet mail in c\nDETAIL: (1,a)",
                        "delete from t where id = 1"),
                new Case(
                        "create domain d as text; create table t (id int, c d); insert into t values (1, 'a'), (2, null)",
                        "create domain d as text not null; create table t (id int, c d)",
                        "1 rows of public.t have no value in c\nDETAIL: (2,)",
                        "delete from t where id = 2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rowsInTheWayAreNamedAndNothingIsDone(Case each, TestDatabase left, TestDatabase right) {
        SchemaWork work = new SchemaWork(left).load(each.before());
        List<Fragment> up = SqlRenderer.render(Differ.diff(
                work.catalog(), new SchemaWork(right).load(each.after()).catalog()));
        Throwable refused = catchThrowable(() -> work.run(up));
        assertThat(refused).hasMessageContaining("ERROR P0001: " + each.refusal() + "\n");
        Matcher query = Pattern.compile("To see them: ((?:[^']|'')*)'")
                .matcher(StringUtils.substringBetween(refused.getMessage(), "\nin ", "\nof\n"));
        if (query.find()) {
            assertThat(left.query(query.group(1).replace("''", "'"))).hasSize(each.number());
        }

        left.execute(each.mended());
        work.run(up);
        assertThat(Differ.diff(work.catalog(), new SchemaWork(right).catalog())).isEmpty();
    }

    /** Only a column that is null in every row meets any foreign key and any unique key. */
    @Test
    void whatComesEmptyIsNotLookedAt(TestDatabase left, TestDatabase right) {
        SchemaWork work = new SchemaWork(left).load("""
                create domain three as int default 3; create table p (id int primary key); create table t (id int);
                insert into p values (3); insert into t values (1), (2)""");
        List<Fragment> up = SqlRenderer.render(
                Differ.diff(work.catalog(), new SchemaWork(right).load("""
                create domain three as int default 3; create table p (id int primary key);
                create table t (id int, "A" int references p, b int unique, c int default 3 references p, d three references p);
                create unique index on t ("A", b)""").catalog()));
        assertThat(up.stream().filter(Fragment::isGuard).map(Fragment::sql))
                .satisfiesExactlyInAnyOrder(
                        guard -> assertThat(guard).contains("r.c is not null"),
                        guard -> assertThat(guard).contains("r.d is not null"));
        assertThat(work.runOverRows(up)).isTrue();
    }
}
