package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.command.Generated;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the first revision of a database that was there before Migrate: all that it holds, tried in a scratch database. The
 * database itself is only stamped: it counts as being there. There is no way back from that revision.
 *
 * <ul>
 *   <li>{@code mvn migrate:import -Dfrom=database -Dmessage="what was there"}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "import", requiresProject = false, threadSafe = true)
public final class ImportMojo extends AbstractFileMojo {

    /**
     * What is imported: {@code database}, the configured one. On the command line {@code -Dfrom=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.from")
    private @Nullable String from;

    @Override
    void runWithDatabase() {
        String source = arguments().text("from", from);
        if (!source.equals("database")) {
            throw new MigrateException(
                    source.isEmpty()
                            ? "An import has to be told what to import."
                            : "'" + source + "' is nothing that can be imported.",
                    "Write -Dfrom=database.");
        }
        Generated imported = migrate().importDatabase(request(List.of("base"), List.of(), "what was there"));
        imported.remarks().forEach(getLog()::warn);
        String file =
                imported.script().map(script -> script.revision().source()).orElseThrow();
        getLog().info("Wrote " + file + " (" + imported.differences().size() + " objects), and stamped "
                + imported.source() + " with it.");
    }
}
