package dev.migrate.maven;

import dev.migrate.script.Language;
import dev.migrate.script.Template;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the templates that a new revision may be written from: those of Migrate, and those of the project in
 * {@code src/main/migrate-templates}.
 *
 * <ul>
 *   <li>{@code mvn migrate:templates}
 *   <li>{@code mvn migrate:templates -Dlanguage=java}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "templates", requiresProject = false, threadSafe = true)
public final class TemplatesMojo extends AbstractReadingMojo {

    /**
     * Those of which language: {@code sql} or {@code java}. On the command line {@code -Dlanguage=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.language", defaultValue = "sql")
    private String language = "sql";

    @Override
    Language language() {
        return Choice.of("language", arguments().text("language", language), Language.values());
    }

    @Override
    void runWithDatabase() {
        List<Template> templates = migrate().templates();
        answer(
                () -> templates.stream()
                        .map(template -> template.name() + " - " + template.description())
                        .toList(),
                () -> Json.templates(templates));
    }
}
