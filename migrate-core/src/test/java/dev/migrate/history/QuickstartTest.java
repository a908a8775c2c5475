package dev.migrate.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.report.RevisionText;
import dev.migrate.revision.Target;
import dev.migrate.revision.TargetRange;
import dev.migrate.runner.RunSettings;
import dev.migrate.runner.RunSettings.TransactionMode;
import dev.migrate.testing.Project;
import dev.migrate.testing.Rows;
import dev.migrate.testing.Schema;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The bookshop of the quickstart: every revision leads up and truly back, and keeps what its readers put in. */
@ExtendWith(TestServer.class)
class QuickstartTest {

    private static final Path REVISIONS = Path.of("..", "src", "it", "quickstart", "src", "main", "migrations");

    private static final String FIRST = "3b7f09c2d1a4";
    private static final String CLASSICS = "8e15a6d40b73";
    private static final String CUSTOMERS = "c4d2907b5e18";
    private static final String ORDERS = "71fa3c8e902d";
    private static final String STOCK = "b52e1f7dc680";
    private static final String REVIEWS = "e60b8d29a4c7";
    private static final String DISCOUNTS = "27c9f5b1e03d";
    private static final String THANKS = "5f83d0a7b92e";
    private static final String MERGE = "d1a7642c0f9b";
    private static final String PRICES = "48be9d3705ca";
    private static final String BESTSELLERS = "f3059c6ae812";
    private static final String PAGES = "6c0f7be21d95";

    // ... <- note changes <-+- reviews <---------------+- merge <- prices <- bestsellers <- pages
    //                       +- discounts <- thanks <---+
    private static final List<String> WAY_UP = List.of(
            FIRST,
            CLASSICS,
            CUSTOMERS,
            ORDERS,
            "0d96be47f3a1",
            STOCK,
            "9a4c03e8d7f5",
            REVIEWS,
            DISCOUNTS,
            THANKS,
            MERGE,
            PRICES,
            BESTSELLERS,
            PAGES);

    /** What the people of the shop enter as soon as there is a table for it. */
    private static final Map<String, String> ENTRIES = Map.of(
            FIRST,
            """
            insert into publishers (id, name, city) overriding system value values (101, 'Duncker', 'Berlin');
            insert into authors (id, name, born, died) overriding system value
            values (101, 'Theodor Storm', 1817, 1888);
            insert into books (id, title, author_id, publisher_id, published, price) overriding system value
            values (101, 'Immensee', 101, 101, 1849, 5.20);
            """,
            CUSTOMERS,
            """
            insert into customers (name, email, closed_at)
            values ('Ada', 'ada@example.org', '2026-11-08'),
                   ('Ada', 'ADA@example.org', null),
                   ('Ben', 'ben@example.org', null);
            """,
            ORDERS,
            """
            insert into orders (customer_id, status) values (1, 'sent'), (2, 'placed'), (3, 'cancelled');
            insert into order_lines (order_id, line, book_id, copies, unit_price)
            values (1, 1, 2, 1, 12.90), (1, 2, 101, 2, 5.20), (2, 1, 101, 2, 4.80), (3, 1, 8, 99, 19.90);
            """,
            STOCK,
            "update stock set copies = book_id, shelf = 'A' || book_id where book_id > 1",
            REVIEWS,
            """
            insert into reviews (book_id, customer_id, stars, words)
            values (101, 1, 5, 'A lake, a summer.'), (101, 2, 4, null), (2, 2, 5, 'Again and again.');
            """,
            DISCOUNTS,
            """
            insert into discount_codes (code, percent) values ('ADVENT', 25);
            update orders set discount_code_id = 1 where id = 1;
            """,
            PRICES,
            """
            insert into prices (book_id, valid_from, price)
            values (101, '1999-01-01', 3.00), (101, '2999-01-01', 7.00), (2, '1999-01-01', 9.00);
            """);

    private final Project project;
    private final TestDatabase database;

    QuickstartTest(@TempDir Path base, TestDatabase database) {
        this.project = new Project(base, database);
        this.database = database;
    }

    @BeforeEach
    void copyRevisions() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(REVISIONS)) {
            for (Path file : files) {
                Files.copy(file, project.directory().resolve(file.getFileName()));
            }
        }
    }

    @Test
    void theHistoryIsVerified() {
        assertThat(project.migrate().verify().findings()).isEmpty();
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void theHistoryReadsLikeAStory() {
        upgrade("reviews");
        upgrade("27c9");
        assertThat(project.migrate().history(TargetRange.all(), Migrate.Rows.INDICATED))
                .extracting(RevisionText::historyLine)
                .containsExactly(
                        "f3059c6ae812 -> 6c0f7be21d95 (head), pages of books",
                        "48be9d3705ca -> f3059c6ae812, bestsellers",
                        "d1a7642c0f9b -> 48be9d3705ca, history of prices",
                        "e60b8d29a4c7, 5f83d0a7b92e -> d1a7642c0f9b (mergepoint), merge reviews and discounts",
                        "27c9f5b1e03d (e60b8d29a4c7) -> 5f83d0a7b92e, thank reviewers with a code",
                        "9a4c03e8d7f5 -> 27c9f5b1e03d (discounts) (current), discount codes",
                        "9a4c03e8d7f5 -> e60b8d29a4c7 (reviews) (current), reviews",
                        "b52e1f7dc680 -> 9a4c03e8d7f5 (branchpoint), note when a row changes",
                        "0d96be47f3a1 -> b52e1f7dc680, stock of each book",
                        "71fa3c8e902d -> 0d96be47f3a1, split the names of authors",
                        "c4d2907b5e18 -> 71fa3c8e902d, orders and their lines",
                        "8e15a6d40b73 -> c4d2907b5e18, customers",
                        "3b7f09c2d1a4 -> 8e15a6d40b73, the first classics",
                        "<base> -> 3b7f09c2d1a4, create publishers, authors and books");
        assertThat(project.migrate().current().missing())
                .extracting(RevisionText::headLine)
                .containsExactly("6c0f7be21d95 (head)");
    }

    @Test
    void everyStepLeadsUpAndBackWithAllRows() {
        List<Schema> schemas = new ArrayList<>(List.of(Schema.of(database)));
        List<Rows> rows = new ArrayList<>(List.of(Rows.of(database)));
        for (String revision : WAY_UP) {
            upgrade(revision);
            enter(revision);
            schemas.add(Schema.of(database));
            rows.add(Rows.of(database));
        }
        for (int place = WAY_UP.size() - 1; place >= 0; place--) {
            String revision = WAY_UP.get(place);
            takeBack(revision);
            assertThat(Schema.of(database)).as("schema without %s", revision).isEqualTo(schemas.get(place));
            assertThat(Rows.of(database)).as("rows without %s", revision).isEqualTo(rows.get(place));
        }
        assertThat(project.rows()).isEmpty();

        for (int place = 0; place < WAY_UP.size(); place++) {
            String revision = WAY_UP.get(place);
            upgrade(revision);
            assertThat(Schema.of(database)).as("schema at %s again", revision).isEqualTo(schemas.get(place + 1));
        }
    }

    @Test
    void fromAnyRevisionTheWayToTheHeadKeepsWhatWasThere() {
        open();
        Schema schema = Schema.of(database);
        for (int place = WAY_UP.size() - 2; place >= 0; place--) {
            String revision = WAY_UP.get(place);
            Rows before = Rows.of(database);
            List<String> always = whatNoRevisionLoses();

            project.migrate().downgrade(Target.parse(revision));
            Rows below = Rows.of(database);
            assertThat(below.without(before)).as("rows at %s", revision).isEmpty();
            upgrade("head");

            assertThat(Schema.of(database)).as("schema after %s", revision).isEqualTo(schema);
            assertThat(below.without(Rows.of(database)))
                    .as("rows after %s", revision)
                    .isEmpty();
            assertThat(whatNoRevisionLoses()).as("after %s", revision).isEqualTo(always);
        }
    }

    private List<String> whatNoRevisionLoses() {
        return database.query("""
                select title, a.*, current_prices.price
                  from books join authors a on a.id = author_id join current_prices on book_id = books.id
                 order by books.id""");
    }

    @Test
    void theClassicsSellTheirOwnWay() {
        open();
        assertThat(database.query("select * from bestsellers"))
                .containsExactly(
                        "1|Immensee|Theodor Storm|4|5.20|4.5", "2|Pride and Prejudice|Jane Austen|1|12.90|5.0");
        assertThat(database.query("select id, order_total(id) from orders order by id"))
                .containsExactly("1|17.48", "2|9.60", "3|1970.10");
        assertThat(database.query("select code, percent from discount_codes order by id"))
                .containsExactly("ADVENT|25", "THANKS-1|10", "THANKS-2|10", "THANKS-3|10");
        assertThat(database.query("select path from pages join books on id = book_id where title like 'Moby%'"))
                .containsExactly("moby-dick-or-the-whale-9");
    }

    @Test
    void oneTransactionForAllLeadsToTheSame(TestDatabase other) {
        upgrade("head");
        RunSettings one =
                new RunSettings(TransactionMode.ALL, Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(1), 0);
        Project inOne = project.on(other).with(one);

        inOne.migrate().upgrade(Target.parse("head"));
        assertThat(Schema.of(other)).isEqualTo(Schema.of(database));

        inOne.migrate().downgrade(Target.parse("base"));
        assertThat(other.tables()).containsExactly("migrate_log", "migrate_version");
    }

    /** The shop at head, with all that its people entered on the way. */
    private void open() {
        for (String revision : WAY_UP) {
            upgrade(revision);
            enter(revision);
        }
    }

    private void enter(String revision) {
        String entry = ENTRIES.get(revision);
        if (entry != null) {
            database.execute(entry);
        }
    }

    private void upgrade(String target) {
        project.migrate().upgrade(Target.parse(target));
    }

    /** One step back; where the way forks, or two branches end side by side, it has to say which way. */
    private void takeBack(String revision) {
        String target = Map.of(MERGE, "reviews", DISCOUNTS, "discounts@-1").getOrDefault(revision, "-1");
        project.migrate().downgrade(Target.parse(target));
    }
}
