package dev.migrate.maven;

import dev.migrate.command.Autogeneration;
import dev.migrate.command.Autogeneration.Proof;
import dev.migrate.command.Generated;
import dev.migrate.command.Migrate;
import dev.migrate.command.NewRevision;
import dev.migrate.diff.Locking;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new revision file on top of the head, ready to be filled in; with {@code autogenerate} it holds what leads to
 * the schema that the model wants. It is compared with the configured database, which has to be at head, or without one
 * with what the revisions make; and the file is tried in a scratch database, up and down, before it is written.
 *
 * <ul>
 *   <li>{@code mvn migrate:revision -Dmessage="create account"}
 *   <li>{@code mvn migrate:revision -Dautogenerate -Dmessage="add email" -Dmigrate.model.sql=src/main/schema}
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

    /**
     * Fills the file with what makes the wanted schema ({@code migrate.model.sql}) of what there is. On the command line
     * {@code -Dautogenerate}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.autogenerate", defaultValue = "false")
    private boolean autogenerate;

    /**
     * With {@code autogenerate}, what has only got another name: {@code account.name:full_name,old_table:new_table}. On
     * the command line {@code -Drename=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.rename")
    private @Nullable List<String> rename;

    /**
     * With {@code autogenerate}, whether the file is tried in a scratch database before it is written; {@code false}
     * writes what could not be tried, and says so in the file.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.prove", defaultValue = "true")
    private boolean prove;

    /**
     * With {@code autogenerate}, whether the statements let others read and write meanwhile. A table that is there before is then not kept
     * locked while its rows are read:
     *
     * <ul>
     *   <li>an index is built, dropped and replaced {@code concurrently}, on a partitioned table partition by partition;
     *   <li>a foreign key and a check are added {@code not valid}, and validated in a transaction of their own;
     *   <li>{@code not null} is set on the word of such a check, which is dropped again;
     *   <li>a unique constraint and a primary key take over an index that was built concurrently.
     * </ul>
     *
     * The file then takes several transactions: should a run fail between them, the next one goes on where it ended. What
     * PostgreSQL can only do while it keeps others away (another type of a column, an exclusion constraint, a foreign key or
     * a unique constraint of a partitioned table) stands in one statement as usual, behind a comment {@code not online}.
     * Tables that come with the revision are created as usual: nobody uses them yet.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.online", defaultValue = "false")
    private boolean online;

    @Override
    void runWithDatabase() {
        List<String> parents = List.of(arguments().text("head", head));
        List<String> dependencies = arguments().list("dependsOn", dependsOn);
        if (!arguments().flag("autogenerate", autogenerate)) {
            write(parents, dependencies, Migrate::revision, "");
            return;
        }
        NewRevision request = request(parents, dependencies, "");
        tell(migrate()
                .autogenerate(new Autogeneration(
                        request,
                        arguments().list("rename", rename),
                        prove ? Proof.WANTED : Proof.LEFT_OUT,
                        online ? Locking.ONLINE : Locking.ORDINARY)));
    }

    private void tell(Generated generated) {
        generated.differences().forEach(line -> getLog().info("  " + line));
        generated.notes().forEach(getLog()::info);
        generated.remarks().forEach(line -> getLog().warn(line));
        if (generated.script().isEmpty()) {
            getLog().info("No changes found between " + generated.source() + " and the model: no file is written.");
            return;
        }
        generated.destroyed().forEach(what -> getLog().warn("The upgrade destroys " + what));
        getLog().info("Wrote " + generated.script().get().revision().source() + " ("
                + count(generated.differences().size(), "difference")
                + (generated.destroyed().isEmpty()
                        ? ")"
                        : ", " + count(generated.destroyed().size(), "destructive statement") + ")"));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
