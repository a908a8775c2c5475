package dev.migrate.script;

import static dev.migrate.script.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.revision.Revision;
import dev.migrate.revision.RevisionId;
import dev.migrate.sql.Directive;
import dev.migrate.sql.Statement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptParserTest {

    private static final Path BASE = Path.of("/project");
    private static final Path FILE = BASE.resolve("migrations/a.sql");
    private static final String HEADER = "-- revision: a1\n-- down-revision:\n";
    private static final String KEYS = "The keys are revision, down-revision, branch-labels, depends-on, created.";
    private static final String WORDS =
            "The directives are upgrade, downgrade, irreversible, autocommit, repeat, lint-ignore.";

    private final ScriptParser parser = new ScriptParser(BASE);

    @Test
    void aRevisionFileIsReadWhole() {
        Script script = parse("""
                -- create account table
                --
                --   Note: see the wiki,
                --   https://wiki/accounts
                --
                -- revision: 1975ea83b712
                -- down-revision: ae1027a6acf1, 3f2a90c1d7e4
                -- branch-labels: billing, shop
                -- depends-on: 9c1d22ab01ff
                -- created: 2026-11-20T10:24:00+01:00

                -- Warning: this is no key

                -- migrate: upgrade
                create table account (id int);
                -- migrate: autocommit
                -- migrate: lint-ignore index-name it is known
                create index concurrently account_id on account (id);

                -- migrate: downgrade
                drop table account
                """);
        assertThat(script)
                .isEqualTo(new Script(
                        new Revision(
                                new RevisionId("1975ea83b712"),
                                "create account table",
                                List.of(new RevisionId("ae1027a6acf1"), new RevisionId("3f2a90c1d7e4")),
                                List.of("9c1d22ab01ff"),
                                List.of("billing", "shop"),
                                "migrations/a.sql"),
                        FILE,
                        "create account table\n\n  Note: see the wiki,\n  https://wiki/accounts",
                        Instant.parse("2026-11-20T09:24:00Z"),
                        new Section.Sql(
                                List.of(
                                        new Statement("create table account (id int)", 15, List.of(), null),
                                        new Statement(
                                                "create index concurrently account_id on account (id)",
                                                18,
                                                List.of(
                                                        new Directive("autocommit", "", 16),
                                                        new Directive("lint-ignore", "index-name it is known", 17)),
                                                null)),
                                14,
                                false),
                        new Section.Sql(List.of(new Statement("drop table account", 21, List.of(), null)), 20, false)));
    }

    @Test
    void aFileMayHaveNoWayBack() {
        Script script = parse(HEADER + "-- migrate: upgrade\n");
        assertThat(script.revision().isBase()).isTrue();
        assertThat(script.revision().message()).isEmpty();
        assertThat(script.createdAt()).isEmpty();
        assertThat(script.upgrade().present()).isTrue();
        assertThat(script.irreversibleBecause()).contains(" has no downgrade section.");
    }

    @Test
    void aFileMaySayThatThereIsNoWayBack() {
        Script script = parse(HEADER + "-- migrate: upgrade\n-- migrate: downgrade\n-- migrate: irreversible\n");
        assertThat(script.downgrade()).isEqualTo(new Section.Sql(List.of(), 4, true));
        assertThat(script.irreversibleBecause()).contains(":4 says that it is irreversible.");
    }

    @Test
    void anEmptyWayBackFromSomethingIsNoWayBack() {
        Script script = parse(HEADER + "-- migrate: upgrade\nselect 1;\n-- migrate: downgrade\n");
        assertThat(script.irreversibleBecause()).contains(":5 has an empty downgrade section.");
    }

    @Test
    void anEmptyWayBackFromNothingIsAWayBack() {
        assertThat(parse(HEADER + "-- migrate: upgrade\n-- migrate: downgrade\n")
                        .irreversibleBecause())
                .isEmpty();
    }

    @Test
    void theWayBackMayComeFirst() {
        Script script = parse(HEADER + "-- migrate: downgrade\nselect 2;\n-- migrate: upgrade\nselect 1;");
        assertThat(statements(script.upgrade())).extracting(Statement::text).containsExactly("select 1");
        assertThat(statements(script.downgrade())).extracting(Statement::text).containsExactly("select 2");
    }

    @Test
    void aFileFromWindowsIsReadTheSame() {
        String text = "-- a\n" + HEADER + "\n-- migrate: upgrade\nselect 'a\nb';\n";
        assertThat(parse("\uFEFF" + text.replace("\n", "\r\n"))).isEqualTo(parse(text));
    }

    @Test
    void aHeaderWithoutItsKeysIsRefused() {
        refused(
                "-- a\n-- migrate: upgrade\n",
                "migrations/a.sql:1: The header has no 'revision:' line.",
                "`mvn migrate:revision` writes files that have one.");
        refused(
                "-- a\n-- revision: a1\n",
                "migrations/a.sql:2: The header has no 'down-revision:' line.",
                "Name the revision that this one follows; leave the value empty at a base.");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestKnownOne() {
        refused(
                HEADER + "-- depend-on: b",
                "migrations/a.sql:3: Unknown header key 'depend-on'; did you mean" + " 'depends-on'?",
                KEYS);
        refused(HEADER + "-- author: me", "migrations/a.sql:3: Unknown header key 'author'.", KEYS);
        refused(
                "-- a\n-- revison: a1\n-- down-revision:\n",
                "migrations/a.sql:2: Unknown header key 'revison'; did you mean 'revision'?",
                KEYS);
    }

    @Test
    void aValueThatCannotBeIsRefused() {
        refused(
                HEADER + "-- revision: b",
                "migrations/a.sql:3: The header key 'revision' is there a second time.",
                "Keep one of them.");
        refused(
                "-- revision: a b\n-- down-revision:",
                "migrations/a.sql:1: 'a b' cannot be a revision id.",
                "Use letters, digits, '_' or '.', and none of: @ + - : , white space, "
                        + "or the words head, heads, base and current.");
        refused(
                "-- revision: a\n-- down-revision: b, c, b",
                "migrations/a.sql:2: 'b' is there a second time.",
                "Keep one of them.");
        refused(
                HEADER + "-- created: yesterday",
                "migrations/a.sql:3: 'yesterday' is not a point in time.",
                "Write it like 2026-11-20T09:24:00Z.");
    }

    @Test
    void aSectionThatIsMissingOrThereTwiceIsRefused() {
        refused(
                HEADER + "\n-- migrate: downgrade",
                "migrations/a.sql:1: The file has no upgrade section.",
                "Begin it with a line `-- migrate: upgrade`; it may be empty.");
        refused(
                HEADER + "\nselect 1;",
                "migrations/a.sql:4: SQL stands before the first section.",
                "Write `-- migrate: upgrade` or `-- migrate: downgrade` on a line before it.");
        refused(
                HEADER + "-- migrate: upgrade\n-- migrate: upgrade",
                "migrations/a.sql:4: The upgrade section is there a second time.",
                "Join it with the one in line 3.");
    }

    @Test
    void aDirectiveThatIsUnknownOrOutOfPlaceIsRefused() {
        inUpgrade("-- migrate: autocomit", "Unknown directive 'autocomit'; did you mean 'autocommit'?", WORDS);
        inUpgrade("-- migrate: go", "Unknown directive 'go'.", WORDS);
        inUpgrade(
                "-- migrate: repeat",
                "After the directive 'repeat' stands no statement.",
                "Write the statement that it is meant for, or remove it.");
        inUpgrade(
                "-- migrate: repeat 5",
                "The directive 'repeat' stands alone, but '5' follows it.",
                "Remove what follows it, or make it a comment of its own.");
        inUpgrade(
                "-- migrate: lint-ignore rule",
                "The directive 'lint-ignore' needs a rule and a reason.",
                "Write it like `-- migrate: lint-ignore <rule> <reason>`.");
        inUpgrade(
                "-- migrate: irreversible",
                "The directive 'irreversible' stands outside the downgrade section.",
                "Write it after `-- migrate: downgrade`.");
        refused(
                HEADER + "-- migrate: upgrade\n-- migrate: repeat\n-- migrate: repeat\nselect 1;",
                "migrations/a.sql:5: The directive 'repeat' is there a second time.",
                "Keep one of them.");
        refused(
                HEADER + "-- migrate: autocommit\n-- migrate: upgrade",
                "migrations/a.sql:3: The directive 'autocommit' stands before the first section.",
                "Write it in a section, before the statement that it is meant for.");
    }

    @Test
    void anIrreversibleSectionHoldsNothingElse() {
        refused(
                HEADER + "-- migrate: downgrade\n-- migrate: irreversible\nselect 1;",
                "migrations/a.sql:5: SQL stands in a section that is irreversible.",
                "Remove it, or the directive in line 4.");
        refused(
                HEADER + "-- migrate: downgrade\nselect 1;\n-- migrate: irreversible\n",
                "migrations/a.sql:5: The directive 'irreversible' is not alone in its section.",
                "Remove it, or what stands before it.");
    }

    @Test
    void theRunOwnsItsTransactions() {
        inUpgrade(
                "begin;",
                "begin directs the transaction, but the run owns its transactions.",
                "Remove it; `-- migrate: autocommit` before a statement runs that one outside a transaction.");
        assertThat(statements(parse(HEADER + "-- migrate: upgrade\ndo $$ begin commit; end $$;")
                        .upgrade()))
                .hasSize(1);
    }

    private static List<Statement> statements(Section section) {
        return ((Section.Sql) section).statements();
    }

    private Script parse(String text) {
        return parser.parse(FILE, text);
    }

    private void inUpgrade(String line, String problem, String hint) {
        refused(HEADER + "-- migrate: upgrade\n" + line, "migrations/a.sql:4: " + problem, hint);
    }

    private void refused(String text, String problem, String hint) {
        assertRefused(() -> parse(text), problem, hint);
    }
}
