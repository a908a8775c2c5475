package dev.migrate.sql;

import dev.migrate.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Why a statement cannot be a part of a run, told from its words: it comes too late to say how its transaction is, it sends
 * rows to a client that does not read them, it changes what the driver stands on, or it is no SQL at all.
 *
 * @param problem what it does, a clause that begins with its first words
 * @param hint what to do instead
 */
public record Refused(String problem, String hint) {

    private static final Set<String> REPLICATION = Set.of(
            "start_replication",
            "create_replication_slot",
            "drop_replication_slot",
            "alter_replication_slot",
            "read_replication_slot",
            "identify_system",
            "timeline_history",
            "base_backup",
            "upload_manifest");

    private static final Pattern TRANSACTION =
            Pattern.compile("set (session |local )?(transaction .*|transaction_(isolation|read_only|deferrable) .*)"
                    + "|set session characteristics .*");
    private static final Pattern ENCODING =
            Pattern.compile("set (session |local )?(client_encoding (to|=)|names) '?+(?!utf-?8|unicode|default)(.*)");
    private static final Pattern DATES = Pattern.compile(
            "set (session |local )?datestyle (to|=) .*\\b(sql|postgres\\w*|german|noneuropean|us)\\b.*");

    /** Why this statement is refused, if it is. */
    static Optional<Refused> of(Statement statement) {
        String first = TransactionRules.firstWord(statement.text());
        return switch (first) {
            case "set" -> setting(words(statement.text()));
            case "copy" -> copy(statement.text());
            default ->
                REPLICATION.contains(first)
                        ? Optional.of(new Refused(
                                first.toUpperCase(Locale.ROOT) + " is a command of the replication protocol, not SQL.",
                                "Remove it; there are functions for most of it, such as"
                                        + " pg_create_logical_replication_slot(…)."))
                        : Optional.empty();
        };
    }

    private static Optional<Refused> setting(String words) {
        if (TRANSACTION.matcher(words).matches()) {
            return Optional.of(new Refused(
                    shown(words) + " comes too late: the run has begun the transaction of the revision.",
                    "Remove it. What is to hold for all transactions of a run, say in migrate.url:"
                            + " ?options=-c%20default_transaction_isolation=serializable."));
        }
        if (ENCODING.matcher(words).matches()) {
            return Optional.of(new Refused(
                    shown(words) + " changes the encoding of the connection, which is UTF-8, as the file is.",
                    "Remove it, or write the dump with `pg_dump --encoding=UTF8`."));
        }
        if (DATES.matcher(words).matches()) {
            return Optional.of(
                    new Refused(
                            shown(words) + " changes how dates are sent, and the driver reads only ISO.",
                            "Write dates like 2026-11-20, which every style reads; ISO, DMY and ISO, MDY are styles that work."));
        }
        return Optional.empty();
    }

    /** What is in parentheses is a query, a list of columns or options; only a format of these matters. */
    private static Optional<Refused> copy(String text) {
        List<String> outside = new ArrayList<>();
        boolean binary = false;
        int open = 0;
        String before = "";
        var lexer = new Lexer(text);
        while (lexer.hasNext()) {
            Token token = lexer.next();
            if (token.isComment()) {
                continue;
            }
            String said = token.in(text).toLowerCase(Locale.ROOT);
            String word = token.kind() == Kind.QUOTED_NAME ? "?" : said;
            open += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            binary |= open == 0 && word.equals("binary");
            binary |= open == 1
                    && before.equals("format")
                    && StringUtils.strip(said, "'\"").equals("binary");
            before = said;
            if (open == 0) {
                outside.add(word);
            }
        }
        String words = String.join(" ", outside);
        if (words.matches(".* to stdout\\b.*")) {
            return Optional.of(new Refused(
                    "COPY … TO STDOUT sends rows to the client, and a run has no use for them.",
                    "Remove it; copy to a table (`create table … as`), or have psql run it."));
        }
        return binary && words.matches(".* from stdin\\b.*")
                ? Optional.of(new Refused(
                        "COPY … FROM STDIN in the binary format has data that no text can hold.",
                        "Write the data as text or CSV."))
                : Optional.empty();
    }

    private static String shown(String words) {
        return StringUtils.abbreviate(words.toUpperCase(Locale.ROOT), 50);
    }

    /** The tokens with one space between, in lower case. */
    private static String words(String text) {
        List<String> words = new ArrayList<>();
        var lexer = new Lexer(text);
        while (lexer.hasNext()) {
            Token token = lexer.next();
            if (!token.isComment()) {
                words.add(token.in(text).toLowerCase(Locale.ROOT));
            }
        }
        return String.join(" ", words);
    }
}
