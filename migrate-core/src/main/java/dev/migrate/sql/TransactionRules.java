package dev.migrate.sql;

import dev.migrate.sql.Token.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.CharUtils;
import org.apache.commons.lang3.StringUtils;

/** What a statement has to do with transactions, told from its words alone. */
final class TransactionRules {

    private static final Set<String> CONTROL =
            Set.of("begin", "commit", "end", "rollback", "abort", "savepoint", "release");
    private static final Set<String> CONTROL_OF_TWO_WORDS = Set.of("start transaction", "prepare transaction");
    private static final Set<String> BEGINS_CONTROL = Set.of("start", "prepare");
    private static final String ENDS_WORD = " \t\r\n;(";

    /** What of these is refused is refused because it is to be done concurrently. */
    private static final Set<String> REFUSED_WHERE_CONCURRENT = Set.of("index", "unique", "table");

    private static final Set<String> REFUSED_OBJECTS = Set.of("database", "tablespace", "subscription", "system");

    private static final Set<String> QUESTIONS = Set.of("select", "with", "values", "table", "show", "explain", "(");
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge");

    /** Every place of PostgreSQL 14 to 18 that asks for no transaction block and that the words alone give away. */
    private static final Pattern REFUSED = Pattern.compile("""
            create\\ (unique\\ )?index\\ concurrently\\b.*
            | drop\\ index\\ concurrently\\b.*
            | reindex\\ (\\(\\ [^)]*\\)\\ )?(schema|database|system)\\b.*
            | reindex\\ (\\(\\ [^)]*\\)\\ )?(index|table)\\ concurrently\\b.*
            | reindex\\ \\(\\ ([^)]*\\ )?concurrently\\ (?!false|off|0)[^)]*\\).*
            | vacuum\\b.*
            | alter\\ system\\b.*
            | (create|drop)\\ (database|tablespace)\\b.*
            | alter\\ database\\ \\S+\\ set\\ tablespace\\b.*
            | alter\\ table\\ .*\\ detach\\ partition\\ .*\\ concurrently
            | create\\ subscription\\b(?!.*\\ (create_slot|connect)\\ =\\ (false|off|0)\\b).*
            | drop\\ subscription\\b.*
            | alter\\ subscription\\ \\S+\\ refresh\\b.*
            | alter\\ subscription\\ \\S+\\ (set|add|drop)\\ publication\\b(?!.*\\ refresh\\ =\\ (false|off|0)\\b).*
            | cluster(\\ verbose|\\ \\(\\ [^)]*\\))?
            | discard\\ all
            """, Pattern.COMMENTS);

    private static final Pattern LARGE_OBJECT =
            Pattern.compile("select (pg_catalog \\. )?(lo_open|lowrite|lo_close) \\(");

    private TransactionRules() {}

    static boolean controls(String statement) {
        String first = firstWord(statement);
        return CONTROL.contains(first)
                || (BEGINS_CONTROL.contains(first) && CONTROL_OF_TWO_WORDS.contains(outline(statement, 2)));
    }

    static boolean is(String statement, String word) {
        return firstWord(statement).equals(word) && outline(statement, 2).equals(word);
    }

    static boolean callsLargeObject(String statement) {
        return firstWord(statement).equals("select")
                && LARGE_OBJECT.matcher(outline(statement, 5)).lookingAt();
    }

    static boolean refuses(String statement) {
        return mayRefuse(statement)
                && REFUSED.matcher(outline(statement, Integer.MAX_VALUE)).matches();
    }

    /** Whether a statement changes data as its words have it; what a function does they do not tell. */
    static boolean changes(String statement) {
        String first = firstWord(statement);
        if (!QUESTIONS.contains(first)) {
            return true;
        }
        return Stream.of(outline(statement, Integer.MAX_VALUE).split(" ")).anyMatch(CHANGES::contains)
                && first.equals("with");
    }

    /** Two words rule out nearly every statement of a history, so that few are looked at as a whole. */
    private static boolean mayRefuse(String statement) {
        return switch (firstWord(statement)) {
            case "create", "drop", "alter" -> {
                String object = StringUtils.substringAfter(outline(statement, 2), " ");
                yield REFUSED_OBJECTS.contains(object)
                        || (REFUSED_WHERE_CONCURRENT.contains(object)
                                && StringUtils.containsIgnoreCase(statement, "concurrently"));
            }
            case "reindex", "vacuum", "cluster", "discard" -> true;
            default -> false;
        };
    }

    /** The first word in lower case, or what else stands there; as a rule nothing has to be taken apart for it. */
    static String firstWord(String statement) {
        int end = 0;
        while (end < statement.length() && CharUtils.isAsciiAlpha(statement.charAt(end))) {
            end++;
        }
        boolean isWord = end > 0 && (end == statement.length() || ENDS_WORD.indexOf(statement.charAt(end)) >= 0);
        return isWord ? statement.substring(0, end).toLowerCase(Locale.ROOT) : outline(statement, 1);
    }

    /** The first tokens with one space between: words in lower case, a question mark for what is quoted. */
    private static String outline(String statement, int size) {
        var outline = new StringJoiner(" ");
        var lexer = new Lexer(statement);
        int taken = 0;
        while (taken < size && lexer.hasNext()) {
            Token token = lexer.next();
            if (!token.isComment()) {
                outline.add(isQuoted(token) ? "?" : token.in(statement).toLowerCase(Locale.ROOT));
                taken++;
            }
        }
        return outline.toString();
    }

    private static boolean isQuoted(Token token) {
        return token.kind() == Kind.STRING || token.kind() == Kind.DOLLAR_STRING || token.kind() == Kind.QUOTED_NAME;
    }
}
