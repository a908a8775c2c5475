package dev.migrate.bench.schema;

import java.util.List;

/**
 * What a tool made of a pair.
 *
 * @param set where the pair is from
 * @param kind what it is about
 * @param pair its name
 * @param tool the tool
 * @param verdict how it ended
 * @param message what the server or the tool said against it
 * @param overRows whether the script went over the rows that were there
 * @param lost tables and columns that are there before and after, but without their rows
 * @param differing in how many lines the dumps of both schemas differ
 * @param left in how many the result still differs from what was wanted
 * @param kinds what these lines are about
 * @param seconds how long the tool took to write the script
 */
record Outcome(
        PairSet set,
        String kind,
        String pair,
        String tool,
        Verdict verdict,
        String message,
        boolean overRows,
        List<String> lost,
        int differing,
        int left,
        List<String> kinds,
        double seconds) {

    enum Verdict {
        /** One schema became the other. */
        CONVERGED,
        /** The script went, and something still differs. */
        DIFFERS,
        /** The server refused a statement. */
        FAILED,
        /** The tool gave no script. */
        REFUSED
    }
}
