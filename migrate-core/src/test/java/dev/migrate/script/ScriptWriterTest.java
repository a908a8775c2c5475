package dev.migrate.script;

import static dev.migrate.script.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.revision.RevisionId;
import dev.migrate.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptWriterTest {

    private static final Instant CREATED = Instant.parse("2026-11-20T09:24:00.123Z");

    @TempDir
    private Path base;

    @Test
    void aNewRevisionIsAFileToFillIn() throws IOException {
        Script script = writer().write(base.resolve("migrations"), draft("Create account table"));
        assertThat(script.path()).isEqualTo(base.resolve("migrations/1975ea83b712_create_account_table.sql"));
        assertThat(script.path()).hasContent("""
                        -- Create account table
                        --
                        -- revision: 1975ea83b712
                        -- down-revision:
                        -- created: 2026-11-20T09:24:00Z

                        -- migrate: upgrade

                        -- migrate: downgrade
                        """);
        assertThat(files(base.resolve("migrations"))).containsExactly("1975ea83b712_create_account_table.sql");
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        var draft = new Draft(
                new RevisionId("c"),
                "join the lines\n\n  with care",
                List.of(new RevisionId("a"), new RevisionId("b")),
                List.of("shop"),
                List.of("billing", "d"),
                CREATED,
                "\ncreate table t (a text default '\n  {message}\r\n');\nselect 1;\n",
                "drop table t;");
        Script written = writer().write(base.resolve("migrations"), draft);

        assertThat(new ScriptDirectory(base, List.of(base)).read()).containsExactly(written);
        assertThat(written)
                .isEqualTo(new Script(
                        draft.revision("migrations/c_join_the_lines_with_care.sql"),
                        base.resolve("migrations/c_join_the_lines_with_care.sql"),
                        draft.message(),
                        Instant.parse("2026-11-20T09:24:00Z"),
                        new Section.Sql(
                                List.of(
                                        new Statement(
                                                "create table t (a text default '\n  {message}\r\n')",
                                                12,
                                                List.of(),
                                                null),
                                        new Statement("select 1", 15, List.of(), null)),
                                11,
                                false),
                        new Section.Sql(List.of(new Statement("drop table t", 18, List.of(), null)), 17, false)));
    }

    @Test
    void aDraftMayBeIrreversible() {
        var draft = new Draft(
                new RevisionId("a"), "", List.of(), List.of(), List.of(), CREATED, "", "-- migrate: irreversible");
        assertThat(writer().write(base, draft).downgrade().irreversible()).isTrue();
    }

    @Test
    void everyOwnTemplateWritesAFileThatCanBeRead() {
        for (Language language : Language.values()) {
            for (Template template : Templates.own(language).all()) {
                Path directory = base.resolve(template.name() + language.ending());
                new ScriptWriter(base, template, FileNaming.standard()).write(directory, draft("a"));
                assertThat(new ScriptDirectory(base, List.of(directory)).read()).hasSize(1);
            }
        }
    }

    @Test
    void everyOwnTemplateInJavaCompilesWhateverTheMessageIs() {
        List<Script> scripts = new ArrayList<>();
        for (Template template : Templates.own(Language.JAVA).all()) {
            for (String message :
                    List.of("fill in", "operations", "2nd try", "!", "\uD83D\uDE00 größe", "x ".repeat(99))) {
                Path directory = base.resolve(template.name() + scripts.size());
                scripts.add(new ScriptWriter(base, template, FileNaming.standard()).write(directory, draft(message)));
            }
        }
        try (JavaScripts java = new JavaScripts(JavaSettings.of(base.resolve("classes")))) {
            java.prepare(scripts);
        }
    }

    @Test
    void aNewRevisionInJavaIsAClassToFillIn() {
        Script script = new ScriptWriter(base, Templates.own(Language.JAVA).named("generic"), FileNaming.standard())
                .write(base, draft("Fill in account-status"));
        assertThat(script.path().getFileName()).hasToString("1975ea83b712_fill_in_account_status.java");
        assertThat(script.path()).hasContent("""
                // Fill in account-status
                //
                // revision: 1975ea83b712
                // down-revision:
                // created: 2026-11-20T09:24:00Z

                import dev.migrate.op.JavaMigration;
                import dev.migrate.op.Operations;

                class FillInAccountStatus implements JavaMigration {

                    @Override
                    public void upgrade(Operations op) {
                    }

                    @Override
                    public void downgrade(Operations op) {
                    }
                }
                """);
        assertThat(script.irreversibleBecause()).isEmpty();
    }

    @Test
    void theClockOfTheZoneStandsInNameAndHeader() {
        var naming = new FileNaming(
                "{year}/{month}-{day}_{hour}{minute}{second}_{epoch}_{rev}", 40, ZoneId.of("Asia/Tokyo"));
        Script script =
                new ScriptWriter(base, Templates.own(Language.SQL).named("generic"), naming).write(base, draft("a"));
        assertThat(script.revision().source()).isEqualTo("2026/11-20_182400_1795166640_1975ea83b712.sql");
        assertThat(script.path()).content().contains("-- created: 2026-11-20T18:24:00+09:00\n");
        assertThat(script.createdAt()).contains(Instant.parse("2026-11-20T09:24:00Z"));
    }

    @Test
    void aFileThatIsThereIsNeverReplaced() throws IOException {
        Path file = Files.writeString(base.resolve("1975ea83b712_a.sql"), "mine");
        assertRefused(
                () -> writer().write(base, draft("a")),
                "The file 1975ea83b712_a.sql is there already.",
                "Give the revision another id with -DrevId= or another message, or remove the file.");
        assertThat(file).hasContent("mine");
        assertThat(files(base)).containsExactly("1975ea83b712_a.sql");
    }

    @Test
    void whatCannotBeReadBackIsNotWritten() {
        assertRefused(
                () -> writer().write(base, draft("created: by hand")),
                "Nothing was written: 1975ea83b712_created_by_hand.sql:5: The header key 'created' is there a second"
                        + " time.",
                "Keep one of them.");
        assertRefused(
                () -> new ScriptWriter(
                                base,
                                Template.parse(
                                        Language.SQL, "mine", "-- My {message}\n{header}\n-- migrate: upgrade\n"),
                                FileNaming.standard())
                        .write(base, draft("a")),
                "Nothing was written: 1975ea83b712_a.sql would not be read back as the revision 1975ea83b712.",
                "Look at the template 'mine' and at the message: neither may hold a header key.");
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void noNameLeadsOutOfTheDirectory() {
        assertRefused(
                () -> new ScriptWriter(
                                base,
                                Templates.own(Language.SQL).named("generic"),
                                new FileNaming("../{rev}", 40, ZoneId.of("UTC")))
                        .write(base.resolve("migrations"), draft("a")),
                "The file template '../{rev}' leads out of migrations.",
                "Take the .. or the leading / out of migrate.fileTemplate or of the revision id.");
    }

    @Test
    void whatATemplateHasNoPlaceForIsNotLost() {
        var template =
                Template.parse(Language.SQL, "up-only", "-- {message}\n{header}\n-- migrate: upgrade\n{upgrade}\n");
        var draft =
                new Draft(new RevisionId("a"), "a", List.of(), List.of(), List.of(), CREATED, "select 1", "select 2");
        assertRefused(
                () -> new ScriptWriter(base, template, FileNaming.standard()).write(base, draft),
                "The template 'up-only' has no place for the downgrade.",
                "Add {downgrade} at the end of a line, or take another template: `mvn migrate:templates` lists them.");
    }

    private ScriptWriter writer() {
        return new ScriptWriter(base, Templates.own(Language.SQL).named(Templates.STANDARD), FileNaming.standard());
    }

    private static Draft draft(String message) {
        return new Draft(new RevisionId("1975ea83b712"), message, List.of(), List.of(), List.of(), CREATED, "", "");
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
