package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.NearestWord;
import dev.migrate.sql.Directive;
import dev.migrate.sql.Fragment;
import dev.migrate.sql.NearMiss;
import dev.migrate.sql.SqlText;
import dev.migrate.sql.Statement;
import dev.migrate.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sections of a revision file. Each stands at most once, in any order, and the way up must be there; a
 * directive that is meant for a statement has one after it; {@code irreversible} stands alone in the way down.
 */
final class SectionReader {

    private static final String KNOWN_WORDS = "The directives are " + String.join(", ", Directive.WORDS) + ".";

    private final SqlText source;
    private final Map<String, Section.Sql> sections = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private final List<Directive> pending = new ArrayList<>();
    private final LargeObjectData largeObjects = new LargeObjectData();
    private @Nullable Directive section;
    private @Nullable Directive irreversible;

    private SectionReader(SqlText source) {
        this.source = source;
    }

    /**
     * The sections of a file, by the word that begins them.
     *
     * @param header the offset behind the header
     * @throws MigrateException if the SQL cannot be divided, if it directs the transaction that the run owns, or if a
     *     directive is unknown or out of place; with file and line
     */
    static Map<String, Section.Sql> read(SqlText source, int header) {
        return new SectionReader(source).read(header);
    }

    private Map<String, Section.Sql> read(int header) {
        for (Fragment fragment : StatementSplitter.splitSections(source, header)) {
            if (fragment instanceof NearMiss nearMiss) {
                throw nearMiss.refusal(source, Language.SQL.comment(), Directive.WORDS);
            } else if (fragment instanceof Statement statement) {
                add(statement);
            } else if (fragment instanceof Directive directive) {
                follow(directive);
            }
        }
        refuseBegun(null);
        closeSection();
        if (!sections.containsKey(Directive.UPGRADE)) {
            throw new MigrateException(
                    source.place(1) + ": The file has no upgrade section.",
                    "Begin it with a line `-- migrate: upgrade`; it may be empty.");
        }
        return sections;
    }

    private void add(Statement statement) {
        if (section == null) {
            throw problem(
                    statement,
                    "SQL stands before the first section.",
                    "Write `-- migrate: upgrade` or `-- migrate: downgrade` on a line before it.");
        }
        if (irreversible != null) {
            throw problem(
                    statement,
                    "SQL stands in a section that is irreversible.",
                    "Remove it, or the directive in line " + irreversible.line() + ".");
        }
        if (pending.isEmpty() && largeObjects.passesOver(statement)) {
            return;
        }
        refuseBegun(statement);
        if (statement.controlsTransaction()) {
            throw directs(statement);
        }
        statement.refused().ifPresent(refused -> {
            throw problem(statement, refused.problem(), refused.hint());
        });
        Statement directed = statement.with(pending);
        if (directed.has(Directive.REPEAT) && directed.copyData().isPresent()) {
            throw problem(
                    statement,
                    "COPY … FROM stdin does the same each time, so it cannot be repeated until it changes no row.",
                    "Remove the directive.");
        }
        statements.add(directed);
        pending.clear();
    }

    /** What is behind a BEGIN has to be the data of a large object. */
    private void refuseBegun(@Nullable Statement following) {
        Statement begin = largeObjects.refused(following);
        if (begin != null) {
            throw directs(begin);
        }
    }

    private MigrateException directs(Statement statement) {
        return problem(
                statement,
                StringUtils.abbreviate(statement.text().lines().findFirst().orElse(""), 40)
                        + " directs the transaction, but the run owns its transactions.",
                "Remove it; `-- migrate: autocommit` before a statement runs that one outside a transaction.");
    }

    private void follow(Directive directive) {
        refuseBegun(null);
        switch (directive.word()) {
            case Directive.UPGRADE, Directive.DOWNGRADE -> open(directive);
            case Directive.IRREVERSIBLE -> giveUp(directive);
            case Directive.AUTOCOMMIT, Directive.REPEAT -> {
                refuseArgument(directive);
                announce(directive);
            }
            case Directive.LINT_IGNORE -> {
                requireReason(directive);
                announce(directive);
            }
            default ->
                throw problem(
                        directive,
                        "Unknown directive '" + directive.word() + "'"
                                + NearestWord.question(directive.word(), Directive.WORDS),
                        KNOWN_WORDS);
        }
    }

    private void open(Directive directive) {
        refuseArgument(directive);
        closeSection();
        if (sections.containsKey(directive.word())) {
            throw problem(
                    directive,
                    "The " + directive.word() + " section is there a second time.",
                    "Join it with the one in line "
                            + sections.get(directive.word()).line() + ".");
        }
        section = directive;
    }

    private void closeSection() {
        refuseNothingAfter();
        if (section != null) {
            sections.put(section.word(), new Section.Sql(statements, section.line(), irreversible != null));
        }
        statements.clear();
        irreversible = null;
    }

    private void giveUp(Directive directive) {
        refuseArgument(directive);
        if (section == null || !section.word().equals(Directive.DOWNGRADE)) {
            throw problem(
                    directive,
                    "The directive 'irreversible' stands outside the downgrade section.",
                    "Write it after `-- migrate: downgrade`.");
        }
        if (irreversible != null || !statements.isEmpty() || !pending.isEmpty()) {
            throw problem(
                    directive,
                    "The directive 'irreversible' is not alone in its section.",
                    "Remove it, or what stands before it.");
        }
        irreversible = directive;
    }

    private void announce(Directive directive) {
        if (section == null) {
            throw problem(
                    directive,
                    "The directive '" + directive.word() + "' stands before the first section.",
                    "Write it in a section, before the statement that it is meant for.");
        }
        boolean twice = pending.stream().anyMatch(before -> before.word().equals(directive.word()));
        if (twice && !directive.word().equals(Directive.LINT_IGNORE)) {
            throw problem(
                    directive, "The directive '" + directive.word() + "' is there a second time.", "Keep one of them.");
        }
        pending.add(directive);
    }

    private void refuseNothingAfter() {
        if (!pending.isEmpty()) {
            Directive last = pending.get(pending.size() - 1);
            throw problem(
                    last,
                    "After the directive '" + last.word() + "' stands no statement.",
                    "Write the statement that it is meant for, or remove it.");
        }
    }

    private void refuseArgument(Directive directive) {
        if (!directive.argument().isEmpty()) {
            throw problem(
                    directive,
                    "The directive '" + directive.word() + "' stands alone, but '" + directive.argument()
                            + "' follows it.",
                    "Remove what follows it, or make it a comment of its own.");
        }
    }

    private void requireReason(Directive directive) {
        if (!directive.argument().contains(" ")) {
            throw problem(
                    directive,
                    "The directive 'lint-ignore' needs a rule and a reason.",
                    "Write it like `-- migrate: lint-ignore <rule> <reason>`.");
        }
    }

    private MigrateException problem(Fragment fragment, String problem, String hint) {
        return new MigrateException(source.place(fragment.line()) + ": " + problem, hint);
    }
}
