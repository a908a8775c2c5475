package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new revision file on top of the head, ready to be filled in.
 *
 * <ul>
 *   <li>{@code mvn migrate:revision -Dmessage="create account"}
 *   <li>{@code mvn migrate:revision -Dmessage="fill in status" -Dlanguage=java -Dtemplate=backfill}
 *   <li>{@code mvn migrate:revision -Dmessage="try another way" -Dhead=ae10 -Dsplice}
 *   <li>{@code mvn migrate:revision -Dmessage="billing begins" -Dhead=base -DbranchLabel=billing}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "revision", requiresProject = false, threadSafe = true)
public final class RevisionMojo extends AbstractFileMojo {

    /**
     * The revision it follows: {@code head}, an id or its beginning, {@code label@head}, or {@code base} for a new root.
     * On the command line {@code -Dhead=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.head", defaultValue = "head")
    private String head = "head";

    /**
     * Ids or branch labels of revisions that must run before it without being its parents, separated by commas. On the
     * command line {@code -DdependsOn=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.dependsOn")
    private @Nullable List<String> dependsOn;

    @Override
    void run() {
        if (arguments().flag("autogenerate", false)) {
            throw new MigrateException(
                    "This version of Migrate does not compare schemas yet, so there is nothing to autogenerate from.",
                    "Leave out -Dautogenerate and write the SQL into the new file.");
        }
        write(List.of(arguments().text("head", head)), arguments().list("dependsOn", dependsOn), Migrate::revision, "");
    }
}
