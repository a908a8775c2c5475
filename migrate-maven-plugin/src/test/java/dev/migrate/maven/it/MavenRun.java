package dev.migrate.maven.it;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** What one run of Maven said. */
public final class MavenRun {

    private static final Pattern LEVEL = Pattern.compile("^\\[(INFO|WARNING|ERROR|DEBUG)] ?");
    private static final Pattern DURATION = Pattern.compile(" \\(\\d+ ms\\)$| \\(\\d+\\.\\d s\\)$");

    private final List<String> raw;
    private final List<String> lines;

    MavenRun(List<String> raw) {
        this.raw = List.copyOf(raw);
        this.lines = raw.stream().map(MavenRun::plain).toList();
    }

    /** Without the level and without the time that a step took. */
    private static String plain(String line) {
        return DURATION.matcher(LEVEL.matcher(line).replaceFirst(""))
                .replaceFirst("")
                .stripTrailing();
    }

    /** Demands these whole lines, one after another and nothing between them. */
    public void says(String text) {
        List<String> wanted =
                text.stripTrailing().lines().map(String::stripTrailing).toList();
        if (Collections.indexOfSubList(lines, wanted) < 0) {
            throw new AssertionError("Not said:\n" + text + "\nbut:\n" + text());
        }
    }

    /** Demands that the run ended with this message and the advice under it. */
    public void failsWith(String problemAndHint) {
        says(problemAndHint);
        if (!lines.contains("BUILD FAILURE")) {
            throw new AssertionError("No failure:\n" + text());
        }
    }

    /** Demands that this stands somewhere. */
    public void mentions(String text) {
        if (!text().contains(text)) {
            throw new AssertionError("Not mentioned:\n" + text + "\nbut:\n" + text());
        }
    }

    /** Demands that no line holds this. */
    public void neverSays(String text) {
        if (text().contains(text)) {
            throw new AssertionError("Said '" + text + "':\n" + text());
        }
    }

    /** The JSON document among the lines. */
    public String json() {
        int start = Math.max(raw.indexOf("["), raw.indexOf("{"));
        int end = Math.max(raw.lastIndexOf("]"), raw.lastIndexOf("}"));
        if (raw.contains("[]")) {
            return "[]";
        }
        if (start < 0 || end < start) {
            throw new AssertionError("No JSON:\n" + text());
        }
        return String.join("\n", raw.subList(start, end + 1));
    }

    /** Everything. */
    public String text() {
        return String.join("\n", raw);
    }
}
