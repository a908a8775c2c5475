package dev.migrate.bench.schema;

import dev.migrate.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One tool in a process of its own, asked line by line, so that one that hangs can be killed: {@code ToolWorker <tool>}. */
final class ToolWorker {

    private ToolWorker() {}

    /** Ends with its input, so none outlives who asks. */
    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err); // what a tool says to the console is no answer
        ScriptTool tool = ScriptTool.of(args[0]);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            answers.println(answer(tool, question.split("\t", -1)));
            answers.flush();
        }
        System.exit(0); // a tool may have left threads
    }

    private static String answer(ScriptTool tool, String[] question) {
        try {
            TestDatabase from = new TestDatabase(question[0], question[2], question[3]);
            TestDatabase to = new TestDatabase(question[1], question[2], question[3]);
            long start = System.nanoTime();
            String script = tool.script(from, to);
            long nanos = System.nanoTime() - start;
            Files.writeString(Path.of(question[4]), script);
            return "ok " + nanos;
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return "failed " + e.toString().replaceAll("\\s+", " ");
        }
    }
}
