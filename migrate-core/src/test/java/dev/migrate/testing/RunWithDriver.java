package dev.migrate.testing;

import dev.migrate.MigrateException;
import dev.migrate.command.PackagedMigrate;
import dev.migrate.postgres.Database;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.postgresql.ds.PGSimpleDataSource;

/** An application with a driver of its own, in a class loader that has nothing else but what the application needs. */
public final class RunWithDriver {

    private RunWithDriver() {}

    /**
     * What the application says.
     *
     * @param driver the jar of the driver
     * @param application its own jar
     * @param way how it reaches the database: {@code url} or {@code pool}
     */
    public static String run(Path driver, Path application, String way, TestDatabase database)
            throws IOException, ReflectiveOperationException {
        List<URL> classPath = List.of(
                driver.toUri().toURL(),
                application.toUri().toURL(),
                place(Database.class),
                place(RunWithDriver.class),
                place(StringUtils.class));
        try (URLClassLoader loader =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            loader.setDefaultAssertionStatus(true);
            return (String) loader.loadClass(RunWithDriver.class.getName())
                    .getMethod("upgrade", String.class, String.class, String.class, String.class)
                    .invoke(null, way, database.url(), database.user(), database.password());
        }
    }

    private static URL place(Class<?> of) {
        return of.getProtectionDomain().getCodeSource().getLocation();
    }

    /** The application. */
    public static String upgrade(String way, String url, String user, String password) throws ClassNotFoundException {
        try {
            Database database = way.equals("url") ? Database.of(url, user, password) : pool(url, user, password);
            PackagedMigrate migrate = PackagedMigrate.of(Class.forName("shop.Shop"), database);
            int steps = migrate.upgrade().steps().size();
            migrate.requireHead();
            return steps + " steps";
        } catch (MigrateException e) {
            return e.problem() + "\n" + e.hint();
        }
    }

    private static Database pool(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return Database.of(source);
    }
}
