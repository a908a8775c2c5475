package dev.migrate.sql;

import dev.migrate.MigrateException;
import dev.migrate.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Divides SQL text into statements and directives, as psql would: a semicolon ends a statement unless it stands in a
 * string, a quoted name, a comment, a parenthesis or a {@code BEGIN ATOMIC} body. The data of a {@code COPY … FROM
 * stdin} belongs to its statement. The psql command {@code \restrict} and its counterpart, which pg_dump writes, are
 * passed over.
 */
public final class StatementSplitter {

    private static final Set<String> PASSED_OVER = Set.of("\\restrict", "\\unrestrict");
    private static final String END_OF_DATA = "\\.";
    private static final String NAME = "migrate";

    /** To the eye a line ends in more places than to PostgreSQL. */
    private static final Pattern COMMENT_LINE = Pattern.compile("[^\\n\\r\\f\\x0B\\x85\\u2028\\u2029]+");

    private final SqlText source;
    private final String text;
    private final Lexer lexer;
    private final Predicate<NearMiss> passedOver;
    private final List<Fragment> fragments = new ArrayList<>();
    private UnfinishedStatement statement;
    private int dataTaken;

    private StatementSplitter(SqlText source, Predicate<NearMiss> passedOver) {
        this.passedOver = passedOver;
        this.source = source;
        this.text = source.text();
        this.lexer = new Lexer(text);
        this.statement = new UnfinishedStatement(text);
    }

    /**
     * The statements and directives of a text, in its order. Empty statements are dropped; the last one needs no
     * semicolon, nor does one before a directive that begins a section.
     *
     * @throws MigrateException if something is opened and never closed, if a psql command stands in the text, or if a
     *     directive stands inside a statement or behind one; with file and line
     */
    public static List<Fragment> split(SqlText source) {
        return new StatementSplitter(source, NearMiss::isProse).split(0);
    }

    /** The same of what stands behind the header of a revision file, where no comment but a directive begins as one does. */
    public static List<Fragment> splitSections(SqlText source, int header) {
        return new StatementSplitter(source, nearMiss -> false).split(header);
    }

    private List<Fragment> split(int from) {
        lexer.moveTo(from);
        while (lexer.hasNext()) {
            Token token = lexer.next();
            refuseLeftOut(token.end());
            if (!token.closed()) {
                throw neverEnds(token);
            }
            take(token);
        }
        endWithoutSemicolon();
        refuseLeftOut(text.length() + 1);
        return List.copyOf(fragments);
    }

    private void take(Token token) {
        if (token.isComment()) {
            takeComment(token);
        } else if (isSymbol(token, '\\')) {
            passOverCommand(token.start());
        } else if (isSymbol(token, ';') && statement.isBalanced()) {
            endAt(token.end());
        } else {
            refuseName(token);
            statement.add(token);
        }
    }

    private void takeComment(Token comment) {
        int line = source.lineAt(comment.start());
        Optional<Directive> directive =
                comment.kind() == Kind.LINE_COMMENT ? Directive.parse(comment.in(text), line) : Optional.empty();
        if (directive.isPresent()) {
            direct(directive.get(), comment.start());
            return;
        }
        Matcher lines = COMMENT_LINE.matcher(text).region(comment.start(), comment.end());
        while (lines.find()) {
            NearMiss.ofComment(lines.group(), source.lineAt(lines.start()))
                    .filter(passedOver.negate())
                    .ifPresent(fragments::add);
        }
    }

    /** A directive whose dashes are none: {@code # migrate: downgrade}. */
    private void refuseName(Token token) {
        int name = token.end() - NAME.length();
        if (name >= token.start() && text.regionMatches(true, name, NAME, 0, NAME.length())) {
            NearMiss.ofSql(source.lineOf(name), source.lineAt(name)).ifPresent(fragments::add);
        }
    }

    /** Lines that were left out have to be data. */
    private void refuseLeftOut(int before) {
        if (dataTaken < source.leftOut().size()
                && source.leftOut().get(dataTaken).offset() < before) {
            throw new MigrateException(
                    source.place(source.lineAt(source.leftOut().get(dataTaken).offset() - 1))
                            + ": What looks like the data of a COPY behind this line is none, and the file is too large to"
                            + " be read whole.",
                    "Take `from stdin;` out of the end of that line, or divide the file.");
        }
    }

    private boolean isSymbol(Token token, char symbol) {
        return token.kind() == Kind.SYMBOL && text.charAt(token.start()) == symbol;
    }

    private void direct(Directive directive, int offset) {
        if (!source.beginsLine(offset)) {
            throw new MigrateException(
                    source.place(directive.line()) + ": The directive '" + directive.word()
                            + "' stands behind other text.",
                    "Give it a line of its own, before the statement that it is meant for.");
        }
        if (directive.opensSection()) {
            endWithoutSemicolon();
        } else if (!statement.isEmpty()) {
            throw new MigrateException(
                    source.place(directive.line()) + ": The directive '" + directive.word()
                            + "' stands inside the statement that begins in line "
                            + source.lineAt(statement.start()) + ".",
                    "End that statement with a semicolon: a directive stands before the statement that it is meant"
                            + " for.");
        }
        fragments.add(directive);
    }

    private void passOverCommand(int offset) {
        int end = source.endOfLine(offset);
        String command = text.substring(offset, end).split("\\s", 2)[0];
        if (!PASSED_OVER.contains(command)) {
            throw new MigrateException(
                    source.place(source.lineAt(offset)) + ": " + command + " is a command of psql, not SQL.",
                    "Say it in SQL, or remove it.");
        }
        lexer.moveTo(end);
    }

    private void endAt(int afterSemicolon) {
        if (!statement.isEmpty()) {
            addStatement(statement.copiesFromStdin() ? copyData(afterSemicolon) : null);
        }
        statement = new UnfinishedStatement(text);
    }

    private void endWithoutSemicolon() {
        if (statement.isEmpty()) {
            return;
        }
        if (!statement.isBalanced()) {
            throw neverClosed();
        }
        if (statement.copiesFromStdin()) {
            throw new MigrateException(
                    source.place(source.lineAt(statement.start())) + ": COPY … FROM stdin has no data.",
                    "End it with a semicolon, then write the data, then a line that holds only " + END_OF_DATA);
        }
        addStatement(null);
        statement = new UnfinishedStatement(text);
    }

    private void addStatement(@Nullable CopyData data) {
        int start = statement.start();
        fragments.add(new Statement(
                text.substring(start, statement.end()), source.lineAt(start), source.columnAt(start), List.of(), data));
    }

    /** The lines after the line of the semicolon, up to the one that ends the data. */
    private CopyData copyData(int afterSemicolon) {
        int lineEnd = source.endOfLine(afterSemicolon);
        String rest = text.substring(afterSemicolon, lineEnd).strip();
        if (!rest.isEmpty() && !rest.startsWith("--")) {
            throw new MigrateException(
                    source.place(source.lineAt(afterSemicolon)) + ": Behind COPY … FROM stdin stands '"
                            + StringUtils.abbreviate(rest, 40) + "'.",
                    "The data of a COPY begins in the line after it.");
        }
        int begin = lineEnd + 1;
        CopyData leftOut = leftOutAt(begin);
        for (int line = begin; line < text.length(); line = source.endOfLine(line) + 1) {
            if (endsData(line)) {
                lexer.moveTo(source.endOfLine(line));
                return leftOut == null ? CopyData.of(text.substring(begin, line)) : leftOut;
            }
        }
        throw new MigrateException(
                source.place(source.lineAt(statement.start())) + ": The data of COPY … FROM stdin never ends.",
                "End it with a line that holds only " + END_OF_DATA);
    }

    private @Nullable CopyData leftOutAt(int offset) {
        if (dataTaken < source.leftOut().size()
                && source.leftOut().get(dataTaken).offset() == offset) {
            return source.leftOut().get(dataTaken++).data();
        }
        return null;
    }

    private boolean endsData(int line) {
        return text.startsWith(END_OF_DATA, line)
                && text.substring(line, source.endOfLine(line)).stripTrailing().equals(END_OF_DATA);
    }

    private MigrateException neverEnds(Token token) {
        String noun = token.kind().noun();
        return new MigrateException(
                source.place(source.lineAt(token.start())) + ": The " + noun + " that begins here never ends.",
                "Close it with " + closing(token) + ".");
    }

    private String closing(Token token) {
        return switch (token.kind()) {
            case QUOTED_NAME -> "\"";
            case DOLLAR_STRING -> text.substring(token.start(), text.indexOf('$', token.start() + 1) + 1);
            case BLOCK_COMMENT -> "*/";
            default -> "'";
        };
    }

    private MigrateException neverClosed() {
        String place = source.place(source.lineAt(statement.openStart()));
        return statement.hasOpenParenthesis()
                ? new MigrateException(place + ": The parenthesis that opens here is never closed.", "Close it with ).")
                : new MigrateException(place + ": BEGIN ATOMIC has no END.", "Close it with END;");
    }
}
