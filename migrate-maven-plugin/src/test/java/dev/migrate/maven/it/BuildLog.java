package dev.migrate.maven.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What Maven said while it ran a project of {@code src/it}, run by run. No run may print a stack trace. */
public final class BuildLog {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern STACK_TRACE = Pattern.compile("\\s+at [\\w.$/@]+ ?\\(.*\\)");
    private static final String FIRST_LINE = "[INFO] Scanning for projects...";

    private final List<MavenRun> runs;

    private BuildLog(List<MavenRun> runs) {
        this.runs = runs;
    }

    /** The log of a project. */
    public static BuildLog of(File basedir) throws IOException {
        List<String> lines = lines(basedir);
        lines.stream().filter(STACK_TRACE.asMatchPredicate()).findFirst().ifPresent(line -> {
            throw new AssertionError("A stack trace in build.log: " + line);
        });
        return new BuildLog(runs(lines));
    }

    /** The log of a project whose runs say all they know, with {@code -X}: Maven adds stack traces of its own. */
    public static BuildLog ofDebugging(File basedir) throws IOException {
        return new BuildLog(runs(lines(basedir)));
    }

    private static List<String> lines(File basedir) throws IOException {
        return Files.readString(basedir.toPath().resolve("build.log"))
                .lines()
                .map(line -> COLOUR.matcher(line).replaceAll(""))
                .toList();
    }

    private static List<MavenRun> runs(List<String> lines) {
        List<Integer> starts = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).equals(FIRST_LINE)) {
                starts.add(line);
            }
        }
        starts.add(lines.size());
        List<MavenRun> runs = new ArrayList<>();
        for (int run = 0; run + 1 < starts.size(); run++) {
            runs.add(new MavenRun(lines.subList(starts.get(run), starts.get(run + 1))));
        }
        return runs;
    }

    /** One of the runs, counted from 1 as in invoker.properties. */
    public MavenRun run(int number) {
        return runs.get(number - 1);
    }

    /** All of them. */
    public List<MavenRun> runs() {
        return runs;
    }

    /** Demands that a secret stands nowhere. */
    public void hides(String secret) {
        for (int run = 0; run < runs.size(); run++) {
            if (runs.get(run).text().contains(secret)) {
                throw new AssertionError("Run " + (run + 1) + " tells the secret " + secret);
            }
        }
    }
}
