package dev.migrate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.diff.Differ;
import dev.migrate.diff.Differences;
import dev.migrate.render.SqlRenderer;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What entities want of a database that holds more than they can say. */
@ExtendWith(TestServer.class)
@Timeout(60)
class EntityLimitsTest {

    private static final String ACCOUNT =
            "create table account (id bigint primary key, email varchar(255), score int);";

    private final SchemaWork database;
    private final SchemaWork scratch;

    EntityLimitsTest(TestDatabase database, TestDatabase scratch) {
        this.database = new SchemaWork(database);
        this.scratch = new SchemaWork(scratch);
    }

    /** What has to be done where the entities alone are the model; then it is done, and nothing is left to do. */
    private List<String> left(String there, String entities) {
        return left(there, entities, true);
    }

    private List<String> left(String there, String entities, boolean alone) {
        Catalog before = database.load(there).catalog();
        Catalog wanted = new EntityLimits(scratch.load(entities).catalog(), before).completed(alone);
        var changes = Differ.diff(before, wanted);
        database.run(SqlRenderer.render(changes));
        assertThat(Differ.diff(database.catalog(), wanted)).isEmpty();
        Catalog after = database.catalog();
        assertThat(Differ.diff(after, new EntityLimits(scratch.catalog(), after).completed(alone)))
                .isEmpty();
        return Differences.lines(changes);
    }

    @Test
    void whatEntitiesCannotSayStays() {
        assertThat(left(ACCOUNT + """
                        create extension citext;
                        create function shout(text) returns text language sql immutable as 'select upper($1)';
                        create view loud as select shout(email) as email from account;
                        create materialized view quiet as select lower(email) as email from account;
                        create index account_unscored on account (email) where score is null;
                        create index account_shouted on account (shout(email));
                        create index account_hash on account using hash (email);
                        create unique index account_covering on account (email) include (score);
                        alter table account add constraint sane check (score > -100);
                        alter table account add exclude using btree (email with =) where (score > 5);
                        create function touch() returns trigger language plpgsql as 'begin return new; end';
                        create trigger touched before update on account for each row execute function touch();
                        create policy own on account using (score > 0);
                        alter table account enable row level security;
                        create rule nothing as on delete to account do instead nothing;
                        create statistics both_of_them on email, score from account;
                        create domain zip as text;
                        create type mood as enum ('good');
                        grant select on account to mx_role;
                        comment on view loud is 'loud';
                        comment on table account is 'Who may come in';
                        comment on column account.score is 'points';
                        alter table account set (fillfactor = 70);
                        alter table account alter score set default 5, alter email set storage external;
                        alter table account add search tsvector generated always as (to_tsvector('simple', email)) stored;
                        create index account_search on account using gin (search);
                        create publication news for table account;
                        """, ACCOUNT)).isEmpty();
    }

    @Test
    void besideSqlThatSaysThemTheyGo() {
        assertThat(left(ACCOUNT + "create view loud as select email from account;" + """
                        create index account_unscored on account (email) where score is null;
                        alter table account alter score set default 5;
                        comment on column account.score is 'points';
                        """, ACCOUNT, false))
                .containsExactlyInAnyOrder("drop view public.loud", "drop index public.account_unscored");
    }

    @Test
    void whatEntitiesCouldHaveSaidGoes() {
        assertThat(left(ACCOUNT + """
                        alter table account add nick text;
                        create index account_score on account (score desc);
                        alter table account add constraint one_email unique (email);
                        create table visit (account_id bigint references account);
                        create sequence account_seq;
                        """, ACCOUNT))
                .containsExactlyInAnyOrder(
                        "drop column public.account.nick",
                        "drop index public.account_score",
                        "drop constraint one_email on public.account",
                        "drop table public.visit",
                        "drop sequence public.account_seq");
    }

    @Test
    void namesOfConstraintsMeanNothing() {
        assertThat(left("""
                        create table account (id bigint constraint pk_account primary key, email text, region text,
                            constraint uq unique (region, email), friend bigint constraint fk_friend references account);
                        create index by_region on account (region);
                        create unique index one_friend on account (friend);
                        comment on constraint uq on account is 'one each';
                        """, """
                        create table account (id bigint primary key, email text, region text, unique (email, region),
                            friend bigint constraint FK7u2r9d2tos8bthyt3pxfek96c references account);
                        create index IDXabc on account (region);
                        alter table account add constraint UKabc unique (friend);
                        """)).isEmpty();
    }

    @Test
    void aForeignKeyKeepsWhatEntitiesDoNotSayOfIt() {
        String table = "create table account (id bigint primary key, friend bigint references account ";
        assertThat(left(table + "on delete set null deferrable);", table + ");"))
                .isEmpty();
    }

    @Test
    void aForeignKeyDoesWhatEntitiesSay() {
        String table = "create table account (id bigint primary key, friend bigint references account ";
        assertThat(left(table + ");", table + "on delete cascade);"))
                .singleElement()
                .asString()
                .startsWith("change constraint account_friend_fkey on public.account ")
                .contains(" ON DEL");
    }

    @Test
    void howAColumnCountsIsNotForEntitiesToSay() {
        assertThat(left("""
                        create table one (id bigserial primary key);
                        create table two (id bigint generated always as identity (increment 5) primary key);
                        create table three (id bigint primary key);
                        create sequence steps increment 50 start 7 cache 3;
                        """, """
                        create table one (id bigint generated by default as identity primary key);
                        create table two (id bigserial primary key);
                        create table three (id bigint generated by default as identity primary key);
                        create sequence steps increment 20;
                        """))
                .containsExactlyInAnyOrder(
                        "add the identity of column public.three.id", "change sequence public.steps");
    }

    @Test
    void typesThatMeanTheSameAreTheSame() {
        assertThat(left("""
                        create domain email_address as varchar(255);
                        create table account (id bigint primary key, at timestamptz, email email_address, day time);
                        """, """
                        create table account (id bigint primary key, at timestamp(6) with time zone, email varchar(255),
                            day time(6));
                        """)).isEmpty();
    }

    @Test
    void aChangedEnumChangesItsCheck() {
        String table = "create table account (id bigint primary key, status varchar(255) check (status in (";
        assertThat(left(table + "'A', 'B')));", table + "'A', 'B', 'C')));")).hasSize(1);
    }

    @Test
    void anEnumThatIsNoneAnyMoreLosesItsCheck() {
        String table = "create table account (id bigint primary key, status varchar(255) ";
        assertThat(left(table + "check (status in ('A', 'B')));", table + ");"))
                .containsExactly("drop constraint account_status_check on public.account");
    }

    @Test
    void whatStandsInOtherSchemasIsLeftAlone() {
        assertThat(left(
                        ACCOUNT
                                + "create schema audit; create table audit.trail (what text); create index on audit.trail (what);",
                        ACCOUNT))
                .isEmpty();
    }

    @Test
    void partitionsAndForeignTablesStay() {
        assertThat(
                        left(
                                """
                        create table event (id bigint, day date, what text, primary key (id, day)) partition by range (day);
                        create table event_2026 partition of event for values from ('2026-01-01') to ('2027-01-01');
                        create index on event_2026 (what);
                        create table base (a int);
                        create table derived (b int) inherits (base);
                        """,
                                "create table event (id bigint, day date, what text, primary key (id, day)); create table base (a int);"))
                .isEmpty();
    }

    @Test
    void anEntityMayBeReadFromAView() {
        assertThat(
                        left(
                                ACCOUNT + "create view ranking as select id, score from account;",
                                ACCOUNT
                                        + "create table ranking (id bigint primary key, score int); create index on ranking (score);"))
                .isEmpty();
    }

    @Test
    void aTypeGoesWithTheLastColumnOfIt() {
        assertThat(left(ACCOUNT + "create type size as enum ('S', 'L'); alter table account add size size;", ACCOUNT))
                .containsExactlyInAnyOrder("drop type public.size", "drop column public.account.size");
    }

    @Test
    void whatStandsOnAColumnGoesWithIt() {
        assertThat(left(ACCOUNT + """
                        alter table account add nick text;
                        create index account_nick on account (lower(nick));
                        alter table account add constraint short check (length(nick) < 9);
                        comment on column account.nick is 'unused';
                        """, ACCOUNT)).contains("drop column public.account.nick");
    }

    @Test
    void aViewOverAColumnThatGoesIsNamed() {
        String there = ACCOUNT + "alter table account add nick text; create view named as select nick from account;";
        assertThatThrownBy(() -> left(there, ACCOUNT)).isInstanceOfSatisfying(MigrateException.class, e -> {
            assertThat(e.problem())
                    .isEqualTo("view public.named uses column public.account.nick, which the entities do not have.");
            assertThat(e.hint()).contains("-Dmigrate.exclude=public.account.nick");
        });
    }

    @Test
    void whatEntitiesAddToAPartitionedTableComesToItsPartitions() {
        assertThat(left("""
                        create table account (id bigint primary key);
                        create table visit (id bigint, at date, account_id bigint, primary key (id, at)) partition by range (at);
                        create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01');
                        create table visit_rest partition of visit default;
                        create index visit_at on visit (at);
                        """, """
                        create table account (id bigint primary key);
                        create table visit (id bigint, at date, account_id bigint references account, note text, primary key (id, at),
                            check (account_id > 0));
                        create index visit_account on visit (account_id);
                        create index visit_at_too on visit (at);
                        """))
                .containsExactlyInAnyOrder(
                        "add column public.visit.note (text)",
                        "add constraint visit_account_id_check on public.visit (CHECK ((account_id > 0)))",
                        "add constraint visit_account_id_fkey on public.visit (FOREIGN KEY (account_id) REFERENCES"
                                + " public.account(id))",
                        "add index public.visit_account");
    }

    @Test
    void whatEntitiesTakeFromAPartitionedTableGoesFromItsPartitions() {
        assertThat(left("""
                        create table visit (id bigint, at date, note varchar(20), old text default 'x', primary key (id, at))
                            partition by range (at);
                        create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01');
                        create index on visit (note);
                        create index visit_2026_old on visit_2026 (old);
                        """, "create table visit (id bigint, at date, note varchar(40), primary key (id, at));"))
                .containsExactlyInAnyOrder(
                        "change type of column public.visit.note from character varying(20) to character varying(40)",
                        "drop index public.visit_note_idx",
                        "drop column public.visit.old",
                        "drop index public.visit_2026_old");
    }

    @Test
    void partitionsStayWhereSqlStandsBesideEntities() {
        assertThat(left("""
                        create table visit (id bigint, at date, primary key (id, at)) partition by range (at);
                        create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01');
                        """, "create table visit (id bigint, at date, primary key (id, at));", false))
                .isEmpty();
    }

    @Test
    void whatSqlBesideEntitiesSaysOfPartitionsIsWanted() {
        assertThat(left("""
                        create table visit (id bigint, at date) partition by range (at);
                        create table visit_2025 partition of visit for values from ('2025-01-01') to ('2026-01-01');
                        create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01');
                        """, """
                        create table visit (id bigint, at date) partition by range (at);
                        create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01');
                        """, false)).containsExactly("drop table public.visit_2025");
    }
}
