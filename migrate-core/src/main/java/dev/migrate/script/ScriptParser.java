package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.revision.Revision;
import dev.migrate.sql.Directive;
import dev.migrate.sql.SqlText;
import dev.migrate.sql.Utf8;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads one revision file: a header of comment lines, then sections of SQL, or a class.
 *
 * <pre>
 * -- create account table
 * --
 * -- revision: 1975ea83b712
 * -- down-revision:
 *
 * -- migrate: upgrade
 * create table account (id bigint primary key);
 *
 * -- migrate: downgrade
 * drop table account;
 * </pre>
 *
 * <p>In a file whose name ends in {@code .java} the header stands in {@code //} comments, and Java follows.
 */
public final class ScriptParser {

    private static final long LARGE = 4L * 1024 * 1024;

    private final Path base;

    /**
     * A parser that names files as they are seen from a directory.
     *
     * @param base the directory, of a project as a rule
     */
    public ScriptParser(Path base) {
        this.base = base.toAbsolutePath().normalize();
    }

    /**
     * The revision that a file holds.
     *
     * @param content the file as it is on disk
     * @throws MigrateException if it is not UTF-8 or not a revision file; with file and line
     */
    public Script parse(Path path, byte[] content) {
        return parse(path, Utf8.decode(shown(path), content));
    }

    /**
     * The revision that a file holds. Of a large one the data of COPY statements stays where it is.
     *
     * @throws MigrateException if it is not UTF-8, not a revision file, or too large; with file and line
     */
    Script parse(Path path, ByteSource bytes, long size, TextBudget budget) throws IOException {
        boolean large = size > LARGE && Language.of(path).orElse(Language.SQL) == Language.SQL;
        if (!large) {
            budget.take(shown(path), size, 0, size);
            return parse(path, bytes.all());
        }
        try {
            return parse(path, LargeText.read(shown(path), bytes, size, budget));
        } catch (MigrateException e) {
            if (budget.takes(size)) {
                return parse(path, bytes.all());
            }
            throw e;
        }
    }

    /**
     * The revision that a text holds.
     *
     * @throws MigrateException if it is not that of a revision file; with file and line
     */
    public Script parse(Path path, String text) {
        boolean java = Language.of(path).orElse(Language.SQL) == Language.JAVA;
        return parse(path, SqlText.of(shown(path), java ? SqlText.withLineFeeds(text) : text));
    }

    private Script parse(Path path, SqlText source) {
        Language language = Language.of(path).orElse(Language.SQL);
        Header header = HeaderReader.read(source, language);
        Revision revision = new Revision(
                header.id(),
                header.message(),
                header.downRevisions(),
                header.dependsOn(),
                header.branchLabels(),
                shown(path));
        if (language == Language.JAVA) {
            JavaReader.Directions directions = JavaReader.read(source, header.end());
            return new Script(
                    revision,
                    path,
                    header.description(),
                    header.created(),
                    directions.upgrade(),
                    directions.downgrade());
        }
        Map<String, Section.Sql> sections = SectionReader.read(source, header.end());
        return new Script(
                revision,
                path,
                header.description(),
                header.created(),
                sections.getOrDefault(Directive.UPGRADE, Section.Sql.absent()),
                sections.getOrDefault(Directive.DOWNGRADE, Section.Sql.absent()));
    }

    /** A path as messages name it: from the base where it lies inside, with slashes on every system. */
    public String shown(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path seen = whole.startsWith(base) ? base.relativize(whole) : whole;
        return seen.toString().replace(seen.getFileSystem().getSeparator(), "/");
    }
}
