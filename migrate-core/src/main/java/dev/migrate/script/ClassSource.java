package dev.migrate.script;

import java.util.List;
import java.util.Map;

/** Where the classes of revisions in Java come from. */
interface ClassSource extends AutoCloseable {

    /**
     * The classes of each of these revisions, by their names.
     *
     * @throws dev.migrate.MigrateException if they are not to be had
     */
    Map<Script, Map<String, byte[]>> classes(List<Script> scripts);

    /** What these classes may use. */
    ClassLoader surroundings();

    @Override
    void close();
}
