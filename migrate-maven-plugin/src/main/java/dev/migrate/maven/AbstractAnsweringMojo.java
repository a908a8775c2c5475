package dev.migrate.maven;

import dev.migrate.Visible;
import dev.migrate.command.CheckResult;
import dev.migrate.command.Finding;
import java.util.List;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that compare schemas and change nothing share: the form of the answer and where it goes. */
@SuppressWarnings("NullAway.Init") // Maven fills the parameters
public abstract class AbstractAnsweringMojo extends AbstractSchemaMojo {

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

    /** Answers with SQL, which stays as it is. */
    final void answerSql(Supplier<String> sql, Supplier<String> json) {
        Output.of(arguments().text("format", format), arguments().text("output", output), base())
                .write(sql, json);
    }

    /** Answers with lines. */
    final void answer(Supplier<List<String>> text, Supplier<String> json) {
        Output.of(arguments().text("format", format), arguments().text("output", output), base())
                .write(() -> Output.lines(text.get()), json);
    }

    /** Answers with what was found, a line each, and fails the build where there is anything. */
    final void answer(CheckResult result, String verb, String hint) throws MojoFailureException {
        answer(() -> result.findings().stream().map(Finding::toString).toList(), () -> Json.check(result));
        result.remarks().forEach(getLog()::info);
        int count = result.findings().size();
        if (count > 0) {
            throw new MojoFailureException(System.lineSeparator() + verb + " " + Visible.text(result.subject()) + ": "
                    + count + (count == 1 ? " finding." : " findings.") + System.lineSeparator() + hint);
        }
        getLog().info(verb + " " + result.subject() + ": all is as it should be.");
    }
}
