package dev.migrate.jpa;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** As long as it is open, Hibernate writes no log of its own into that of the build. */
final class Silence implements AutoCloseable {

    private static final String PROVIDER = "org.jboss.logging.provider";

    private final @Nullable String before = System.getProperty(PROVIDER);
    private final Logger logger = Logger.getLogger("org.hibernate");
    private final @Nullable Level level = logger.getLevel();

    private Silence() {
        System.setProperty(PROVIDER, "jdk");
        logger.setLevel(Level.OFF);
    }

    static Silence begin() {
        return new Silence();
    }

    @Override
    public void close() {
        logger.setLevel(level);
        if (before == null) {
            System.clearProperty(PROVIDER);
        } else {
            System.setProperty(PROVIDER, before);
        }
    }
}
