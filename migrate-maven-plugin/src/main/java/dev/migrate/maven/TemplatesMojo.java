package dev.migrate.maven;

import dev.migrate.script.Template;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lists the templates that a new revision may be written from: those of Migrate, and those of the project in
 * {@code src/main/migrate-templates}.
 *
 * <ul>
 *   <li>{@code mvn migrate:templates}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "templates", requiresProject = false, threadSafe = true)
public final class TemplatesMojo extends AbstractReadingMojo {

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
