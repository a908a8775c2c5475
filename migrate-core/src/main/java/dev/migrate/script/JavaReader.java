package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.NearestWord;
import dev.migrate.script.JavaToken.Kind;
import dev.migrate.sql.Checksum;
import dev.migrate.sql.Directive;
import dev.migrate.sql.NearMiss;
import dev.migrate.sql.SqlText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two directions of a Java file without compiling it. There is a way back where a method {@code void downgrade(}
 * stands in the file; {@code // migrate: irreversible}, on a line of its own anywhere in the file, says that there is none.
 */
final class JavaReader {

    private static final Pattern LINE = Pattern.compile(".+");

    /** Line ends, quotes, the backslash, the slash and the star; behind an even number of backslashes it is an escape. */
    private static final Pattern DIVIDING_ESCAPE =
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(\\\\u+00(?:0a|0d|22|27|2a|2f|5c))", Pattern.CASE_INSENSITIVE);

    private final SqlText source;
    private final List<JavaToken> tokens;
    private final List<JavaToken> code;

    private JavaReader(SqlText source) {
        this.source = source;
        this.tokens = JavaLexer.tokens(source.text());
        this.code = tokens.stream().filter(token -> !token.isComment()).toList();
    }

    /**
     * Both directions of a file.
     *
     * @param header the offset behind the header
     * @throws MigrateException if a directive is unknown or says the contrary of the code; with file and line
     */
    static Directions read(SqlText source, int header) {
        return new JavaReader(source).read(header);
    }

    private Directions read(int header) {
        refuseEscapes();
        Checksum checksum = Checksum.ofTokens(code.stream().map(token -> token.in(source.text())));
        Directive irreversible = irreversible(header);
        int upgrade = lineOf("upgrade");
        int downgrade = lineOf("downgrade");
        if (irreversible != null && downgrade > 0) {
            throw problem(
                    irreversible,
                    "The directive 'irreversible' stands in a file that has a downgrade method.",
                    "Remove the directive, or the method in line " + downgrade + ".");
        }
        return new Directions(
                new Section.Java(source.text(), checksum, Math.max(1, upgrade), false, isEmpty("upgrade")),
                new Section.Java(
                        source.text(),
                        checksum,
                        irreversible == null ? downgrade : irreversible.line(),
                        irreversible != null,
                        isEmpty("downgrade")));
    }

    /** The compiler replaces Unicode escapes first, so these would begin or end what they seem to be a part of. */
    private void refuseEscapes() {
        Matcher escapes = DIVIDING_ESCAPE.matcher(source.text());
        if (escapes.find()) {
            throw new MigrateException(
                    source.place(source.lineAt(escapes.start(1))) + ": The Unicode escape " + escapes.group(1)
                            + " stands for a character that divides the text.",
                    "Write the character itself, or \\n, \\r, \\\", \\' or \\\\ in a string.");
        }
    }

    private @Nullable Directive irreversible(int header) {
        Directive found = null;
        for (JavaToken token : tokens) {
            Optional<Directive> directive = token.start() < header ? Optional.empty() : directive(token);
            if (directive.isEmpty() && token.start() >= header && token.isComment()) {
                refuseNearMiss(token);
            }
            if (directive.isPresent()) {
                check(directive.get());
                if (found != null) {
                    throw problem(
                            directive.get(),
                            "The directive 'irreversible' is there a second time.",
                            "Keep one of them.");
                }
                found = directive.get();
            }
        }
        return found;
    }

    private Optional<Directive> directive(JavaToken token) {
        boolean ownLine = token.kind() == Kind.LINE_COMMENT
                && StringUtils.isBlank(source.text()
                        .substring(source.text().lastIndexOf('\n', token.start()) + 1, token.start()));
        return ownLine
                ? HeaderReader.directive(
                        token.in(source.text()).stripTrailing(), source.lineAt(token.start()), Language.JAVA)
                : Optional.empty();
    }

    /** A comment over several lines, such as that of a class, may have sentences that begin with the word. */
    private void refuseNearMiss(JavaToken comment) {
        Matcher lines = LINE.matcher(source.text()).region(comment.start(), comment.end());
        while (lines.find()) {
            NearMiss.ofComment(lines.group(), source.lineAt(lines.start()))
                    .filter(nearMiss -> comment.kind() == Kind.LINE_COMMENT || !nearMiss.isProse())
                    .ifPresent(nearMiss -> {
                        throw nearMiss.refusal(source, Language.JAVA.comment(), Language.JAVA.directives());
                    });
        }
    }

    private void check(Directive directive) {
        if (!directive.word().equals(Directive.IRREVERSIBLE)) {
            String method = directive.word().equals(Directive.AUTOCOMMIT)
                            || directive.word().equals(Directive.REPEAT)
                    ? " Write op." + directive.word() + "(…) for a statement."
                    : "";
            throw problem(
                    directive,
                    "Unknown directive '" + directive.word() + "' in a revision in Java"
                            + NearestWord.question(directive.word(), Language.JAVA.directives()),
                    "The only directive there is irreversible." + method);
        }
        if (!directive.argument().isEmpty()) {
            throw problem(
                    directive,
                    "The directive 'irreversible' stands alone, but '" + directive.argument() + "' follows it.",
                    "Remove what follows it, or make it a comment of its own.");
        }
    }

    /** The line of {@code void <name>(}; 0 where there is none. */
    private int lineOf(String name) {
        int index = indexOf(name);
        return index < 0 ? 0 : source.lineAt(code.get(index).start());
    }

    private int indexOf(String name) {
        for (int i = 0; i + 2 < code.size(); i++) {
            if (is(i, "void") && is(i + 1, name) && is(i + 2, "(")) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Whether the first block after the name has nothing in it. */
    private boolean isEmpty(String name) {
        int i = indexOf(name);
        while (i >= 0 && i + 1 < code.size() && !is(i, "{") && !is(i, ";")) {
            i++;
        }
        return i >= 0 && i + 1 < code.size() && is(i, "{") && is(i + 1, "}");
    }

    private boolean is(int index, String word) {
        return code.get(index).in(source.text()).equals(word);
    }

    private MigrateException problem(Directive directive, String problem, String hint) {
        return new MigrateException(source.place(directive.line()) + ": " + problem, hint);
    }

    /** What leads to the revision and what leads back. */
    record Directions(Section.Java upgrade, Section.Java downgrade) {}
}
