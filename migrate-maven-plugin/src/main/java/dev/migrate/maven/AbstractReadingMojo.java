package dev.migrate.maven;

import dev.migrate.report.RevisionText;
import dev.migrate.report.RevisionView;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that only read share: the form of the answer and where it goes. */
@SuppressWarnings("NullAway.Init") // Maven fills the parameters
public abstract class AbstractReadingMojo extends AbstractDatabaseMojo {

    /**
     * The form of the answer: {@code text} or {@code json}. On the command line {@code -Dformat=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.format", defaultValue = "text")
    private String format;

    /**
     * The file that the answer is written to, instead of standard output. On the command line {@code -Doutput=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.output")
    private @Nullable String output;

    /**
     * Tells all that is known of each revision. On the command line {@code -Dverbose}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.verbose", defaultValue = "false")
    private boolean verbose;

    final boolean verbose() {
        return arguments().flag("verbose", verbose);
    }

    final void answer(Supplier<List<String>> text, Supplier<String> json) {
        Arguments arguments = arguments();
        Output.of(arguments.text("format", format), arguments.text("output", output), base())
                .write(() -> Output.lines(text.get()), json);
    }

    /** Answers with revisions: a line each, or the block of each with {@code verbose}. */
    final void answer(List<RevisionView> views, Function<RevisionView, String> line) {
        answer(() -> lines(views, line), () -> Json.revisions(views));
    }

    final List<String> lines(List<RevisionView> views, Function<RevisionView, String> line) {
        return verbose()
                ? views.stream()
                        .flatMap(view -> RevisionText.block(view).stream())
                        .toList()
                : views.stream().map(line).toList();
    }
}
