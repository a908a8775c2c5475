package dev.migrate.op;

import static dev.migrate.op.Definitions.*;
import static dev.migrate.op.Types.*;

import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Enum types, domains, composite types and sequences. */
@ExtendWith(TestServer.class)
class TypeOperationsTest {

    private final Scenario scenario;

    TypeOperationsTest(TestDatabase database, TestInfo test) {
        scenario = new Scenario(database, test);
    }

    @AfterEach
    void asInItsGoldenFile() {
        scenario.isGolden();
    }

    @Test
    void enumTypes() {
        scenario.upgrade(op -> {
                    op.createEnum(enumType("mood", "sad", "it's ok"));
                    op.addEnumValue("mood", "happy");
                    op.addEnumValue("mood", label("angry").before("sad").ifNotExists());
                    op.addEnumValue("mood", label("calm").after("sad"));
                    op.renameEnumValue("mood", "it's ok", "ok");
                    op.renameEnum("mood", "feeling");
                    op.comment(Kind.TYPE, "feeling", "how it is");
                })
                .downgrade(op -> op.dropEnum("feeling"));
    }

    @Test
    void enumValueThatIsUsedAtOnce() {
        scenario.given("create type mood as enum ('sad'); create table person (mood mood)")
                .upgrade(op -> {
                    op.addEnumValue("mood", label("happy").committed());
                    op.execute("insert into person values ('happy')");
                })
                .shows("select mood from person");
    }

    @Test
    void recreateEnum() {
        EnumType shorter = enumType("mood", "happy", "sad");
        scenario.given("""
                do $$begin create role op_reader; exception when duplicate_object then null; end$$;
                do $$begin create role op_owner; exception when duplicate_object then null; end$$;
                create type mood as enum ('sad', 'so 100%', 'happy');
                alter type mood owner to op_owner;
                comment on type mood is 'it''s a mood';
                revoke all on type mood from public;
                grant usage on type mood to op_reader;
                create table person (id int, mood mood not null default 'sad', moods mood[] default '{happy}',
                                     other mood, note text);
                insert into person values (1, 'so 100%', '{sad,so 100%}', null), (2, 'happy', null, 'sad');
                alter table person add constraint not_sad check (mood <> 'sad' or id > 1) not valid;
                comment on constraint not_sad on person is 'never';
                create index person_happy on person (id) where mood = 'happy';
                comment on index person_happy is 'they are';
                create index person_mood on person (mood);
                create table moods (mood mood primary key);
                insert into moods values ('sad'), ('happy');
                alter table person add foreign key (other) references moods;
                create table log (at date, mood mood default 'happy') partition by range (at);
                create table log_rest partition of log default;
                """)
                .upgrade(op -> op.recreateEnum(recreation(shorter).replacing("so 100%", "happy")))
                .shows("select * from person order by id")
                .shows("select mood from person order by mood")
                .downgrade(op -> op.recreateEnum(enumType("mood", "sad", "so 100%", "happy")));
    }

    @Test
    void recreateEnumUnderViews() {
        scenario.given("create type mood as enum ('sad', 'happy'); create table person (mood mood);"
                        + "create view happy as select mood from person where mood = 'happy';"
                        + "create view all_happy as select * from happy")
                .upgrade(op -> op.recreateEnum(
                        recreation(enumType("mood", "happy", "sad")).rebuildingViews()))
                .downgrade(op -> op.recreateEnum(
                        recreation(enumType("mood", "sad", "happy")).rebuildingViews()));
    }

    @Test
    void domains() {
        scenario.upgrade(op -> {
                    op.createDomain(domain("email", text())
                            .collate("C")
                            .defaultsTo("'@'")
                            .notNull()
                            .check(check("value like '%@%'").named("has_at")));
                    op.dropDomainDefault("email");
                    op.setDomainDefault("email", "'a@b'");
                    op.dropDomainNotNull("email");
                    op.setDomainNotNull("email");
                    op.addDomainConstraint(
                            "email", check("length(value) < 100").named("short").notValid());
                    op.validateDomainConstraint("email", "short");
                    op.renameDomainConstraint("email", "short", "not_long");
                    op.dropDomainConstraint("email", "has_at", Drop.IF_EXISTS);
                    op.comment(Kind.DOMAIN, "email", "an address");
                })
                .downgrade(op -> op.dropDomain("email"));
    }

    @Test
    void compositeTypes() {
        scenario.upgrade(op -> op.createCompositeType(
                        "address", column("street", text()).collate("C"), column("number", integer())))
                .shows("select attname, atttypid::regtype from pg_attribute where attrelid = 'address'::regclass")
                .downgrade(op -> op.dropType("address"));
    }

    @Test
    void sequences() {
        scenario.given("create table invoice (number bigint)")
                .upgrade(op -> {
                    op.createSequence(sequence("invoice_number")
                            .ifNotExists()
                            .as("integer")
                            .startWith(1000)
                            .minValue(100)
                            .maxValue(100_000)
                            .cache(10)
                            .incrementBy(5)
                            .cycle()
                            .ownedBy("invoice", "number"));
                    op.alterSequence(sequence("invoice_number")
                            .restartWith(2000)
                            .noCycle()
                            .ownedByNone());
                    op.renameSequence("invoice_number", "invoice_no");
                })
                .shows("select nextval('invoice_no')")
                .downgrade(op -> op.dropSequence("invoice_no", Drop.IF_EXISTS));
    }
}
