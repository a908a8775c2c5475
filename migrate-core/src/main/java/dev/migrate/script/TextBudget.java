package dev.migrate.script;

import dev.migrate.MigrateException;
import java.util.concurrent.atomic.AtomicLong;

/** How much text of revision files this Java can hold, and how much of that is taken; the data of COPY takes nothing. */
final class TextBudget {

    /** A text is there as bytes, as characters, as statements, and as the message that sends the longest of them. */
    private static final int COPIES = 6;

    private static final long MEGABYTE = 1024 * 1024;

    private final long limit;
    private final long memory;
    private final AtomicLong taken = new AtomicLong();

    private TextBudget(long memory) {
        this.memory = memory;
        this.limit = memory / COPIES;
    }

    static TextBudget ofMemory() {
        return new TextBudget(Runtime.getRuntime().maxMemory());
    }

    /** Whether so much fits as well; then it is taken. */
    boolean takes(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /**
     * Takes more of the text of a file.
     *
     * @param name the file
     * @param size how large it is
     * @param before how much of it is taken already
     * @param bytes how much more is to be
     * @throws MigrateException if it does not fit
     */
    void take(String name, long size, long before, long bytes) {
        if (takes(bytes)) {
            return;
        }
        long others = taken.get() - before;
        long needed = (size + others) * (COPIES + 1);
        throw new MigrateException(
                name + " is too large: it has " + shown(size) + ", and with " + shown(memory)
                        + " of memory this Java can"
                        + " hold " + shown(limit) + " of SQL"
                        + (others > MEGABYTE ? ", of which other files take " + shown(others) : "") + ".",
                "Give it more memory (MAVEN_OPTS=-Xmx" + (needed / MEGABYTE / 1024 + 1) + "g), or load rows with"
                        + " COPY … FROM stdin, whose data is not held.");
    }

    private static String shown(long bytes) {
        return Math.max(1, bytes / MEGABYTE) + " MB";
    }
}
