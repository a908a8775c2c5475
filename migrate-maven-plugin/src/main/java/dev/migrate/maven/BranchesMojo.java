package dev.migrate.maven;

import dev.migrate.command.BranchPoint;
import dev.migrate.report.RevisionText;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lists the branch points, each with the revisions that follow it.
 *
 * <ul>
 *   <li>{@code mvn migrate:branches}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "branches", requiresProject = false, threadSafe = true)
public final class BranchesMojo extends AbstractReadingMojo {

    @Override
    void runWithDatabase() {
        List<BranchPoint> points = migrate().branches();
        answer(
                () -> points.stream()
                        .flatMap(point -> verbose()
                                ? RevisionText.block(point.revision()).stream()
                                : RevisionText.branchLines(point.revision(), point.children()).stream())
                        .toList(),
                () -> Json.branches(points));
    }
}
