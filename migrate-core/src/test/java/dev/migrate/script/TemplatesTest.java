package dev.migrate.script;

import static dev.migrate.script.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    @TempDir
    private Path directory;

    @Test
    void eachSaysWhatItIsFor() {
        assertThat(Templates.own(Language.SQL).all())
                .extracting(template -> template.name() + ": " + template.description())
                .containsExactly(
                        "backfill: fills a column of a large table in batches, each committed",
                        "concurrent-index: builds an index while others write",
                        "generic: an empty way up and an empty way down");
    }

    @Test
    void thoseOfTheProjectComeBeforeTheOthers() throws IOException {
        Files.writeString(directory.resolve("generic.sql"), "-- {message}\n{header}\n-- migrate: upgrade\n");
        Files.writeString(directory.resolve("ours.sql"), "-- template: for us\n{header}\n");
        Templates templates = Templates.with(directory, Language.SQL);
        assertThat(templates.all())
                .extracting(Template::name)
                .containsExactly("backfill", "concurrent-index", "generic", "ours");
        assertThat(templates.named("generic").description()).isEmpty();
        assertThat(templates.named("ours")).isEqualTo(new Template(Language.SQL, "ours", "for us", "{header}\n"));
    }

    @Test
    void eachLanguageHasItsOwn() throws IOException {
        Files.writeString(directory.resolve("ours.java"), "// template: for us\n{header}\nclass {class} {}\n");
        assertThat(Templates.with(directory, Language.JAVA).all())
                .extracting(template -> template.name() + ": " + template.description())
                .containsExactly(
                        "backfill: works through a large table in slices, each committed",
                        "generic: an empty way up and an empty way down",
                        "ours: for us");
        assertThat(Templates.with(directory, Language.SQL).all()).hasSize(3);
    }

    @Test
    void aProjectNeedsNoTemplatesOfItsOwn() {
        assertThat(Templates.with(directory.resolve("none"), Language.SQL).all())
                .hasSize(3);
    }

    @Test
    void whatIsNoTemplateIsRefused() throws IOException {
        Files.writeString(directory.resolve("ours.sql"), "-- {message}\n");
        assertRefused(
                () -> Templates.with(directory, Language.SQL),
                "The template 'ours' has no place for the header.",
                "Add {header} at the end of a line, or take another template: `mvn migrate:templates` lists them.");
        assertRefused(
                () -> Templates.own(Language.SQL).named("genric"),
                "There is no template 'genric'; did you mean 'generic'?",
                "The templates are backfill, concurrent-index, generic.");
    }
}
