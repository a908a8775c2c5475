package dev.migrate.script;

import dev.migrate.sql.Checksum;
import dev.migrate.sql.Statement;
import java.util.List;

/** One direction of a revision file. */
public sealed interface Section {

    /** The line it begins in, counted from 1; 0 where the file has no such section. */
    int line();

    /** Whether it says that there is no way back. */
    boolean irreversible();

    /** What it does, as one short text that can be kept and compared. */
    Checksum checksum();

    /** Whether it can be told from the file that it does nothing. */
    boolean isEmpty();

    /** Whether the file has this section at all. */
    default boolean present() {
        return line() > 0;
    }

    /**
     * A section of SQL.
     *
     * @param statements what it runs, in order
     * @param line the line of its directive
     * @param irreversible whether the directive of that name stands in it
     */
    record Sql(List<Statement> statements, int line, boolean irreversible) implements Section {

        public Sql {
            statements = List.copyOf(statements);
        }

        /** The section of a file that has none. */
        static Sql absent() {
            return new Sql(List.of(), 0, false);
        }

        @Override
        public Checksum checksum() {
            return Checksum.of(statements);
        }

        @Override
        public boolean isEmpty() {
            return statements.isEmpty();
        }
    }

    /**
     * A method of a class. What it runs is known when it runs.
     *
     * @param source the whole file, which both directions share
     * @param checksum of the whole file
     * @param line the line of the method, or of the directive that says that there is no way back
     * @param irreversible whether there is that directive
     * @param isEmpty whether there is nothing between the brackets of the method
     */
    record Java(String source, Checksum checksum, int line, boolean irreversible, boolean isEmpty) implements Section {}
}
