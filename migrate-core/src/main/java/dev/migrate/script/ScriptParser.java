package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.revision.Revision;
import dev.migrate.sql.Directive;
import dev.migrate.sql.SqlText;
import dev.migrate.sql.Utf8;
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
     * The revision that a text holds.
     *
     * @throws MigrateException if it is not that of a revision file; with file and line
     */
    public Script parse(Path path, String text) {
        Language language = Language.of(path).orElse(Language.SQL);
        SqlText source = SqlText.of(shown(path), language == Language.JAVA ? JavaLexer.withLineFeeds(text) : text);
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
