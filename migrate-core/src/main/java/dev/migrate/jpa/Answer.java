package dev.migrate.jpa;

import dev.migrate.MigrateException;
import java.util.List;
import java.util.Properties;

/**
 * What the program beside the entities answers.
 *
 * @param ddl the script that the provider has written
 * @param remarks what a person should know, such as how names were made
 */
public record Answer(String ddl, List<String> remarks) {

    private static final String DDL = "ddl";
    private static final String REMARK = "remark.";
    private static final String PROBLEM = "problem";
    private static final String HINT = "hint";

    public Answer {
        remarks = List.copyOf(remarks);
    }

    Properties write() {
        Properties written = new Properties();
        written.setProperty(DDL, ddl);
        Request.list(written, REMARK, remarks);
        return written;
    }

    static Properties write(MigrateException refusal) {
        Properties written = new Properties();
        written.setProperty(PROBLEM, refusal.problem());
        written.setProperty(HINT, refusal.hint());
        return written;
    }

    /**
     * What was answered.
     *
     * @throws MigrateException if the answer is that it cannot be done
     */
    public static Answer read(Properties written) {
        if (written.containsKey(PROBLEM)) {
            throw new MigrateException(written.getProperty(PROBLEM), written.getProperty(HINT));
        }
        return new Answer(written.getProperty(DDL), Request.list(written, REMARK));
    }
}
