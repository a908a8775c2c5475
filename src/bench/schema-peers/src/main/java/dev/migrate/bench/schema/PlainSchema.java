package dev.migrate.bench.schema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is left of a schema when all is taken out of it that only some tools compare at all: tables of PostgreSQL's own types
 * in the schema public, with defaults, keys, foreign keys, plain indexes, sequences, views and comments, under names that
 * need no care.
 */
final class PlainSchema {

    private static final Pattern KEPT = Pattern.compile("(?is)(create (table|sequence|view|(unique )?index)"
            + "|alter table \\S+ add constraint \\S+ foreign key|comment on (table|column|view)) .*");

    /** A string or a name. */
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");

    /** What a statement goes with. */
    private static final Pattern DROPPED =
            Pattern.compile("(?is).*( partition (by|of) | inherits ?\\(| like |table \\S+ of "
                    + "| using (gin|gist|brin|hash|spgist)|\"s\\d[^\"]*\"\\.).*");

    /** What is cut out of a statement, and what is put there. */
    private static final List<Cut> CUTS = List.of(
            new Cut(" with \\([^)]*\\)", ""),
            new Cut(" include \\([^)]*\\)", ""),
            new Cut(" collate (\"\\w+\"\\.)?\"\\w+\"", ""),
            new Cut(" desc\\b| nulls (first|last|not distinct)| \\w+_ops", ""),
            new Cut("(?<=\\)) where .*$", ""), // of an index
            new Cut(" with local check option| with cascaded check option", ""),
            new Cut(", g integer generated always as \\(([^()]|\\([^()]*\\))*\\) stored", ", g integer"),
            new Cut(",( constraint \"\\w+\")? exclude using .* where \\(true\\)", ""),
            new Cut(",( constraint \"\\w+\")? check \\(([^()]|\\([^()]*\\))*\\)( no inherit)?", ""),
            new Cut(" deferrable( initially deferred)?| match full| not valid", ""),
            new Cut("(?<=set (null|default)) \\([^)]*\\)", ""),
            new Cut("(?<=as identity) \\([^)]*\\)", ""),
            new Cut("(?<=\" )\"public\"\\.\"[^\"]*\"(?= not null| default|,|\\)|$)", "text"));

    private record Cut(Pattern pattern, String put) {

        Cut(String pattern, String put) {
            this(Pattern.compile(pattern), put);
        }

        String of(String text) {
            return pattern.matcher(text).replaceAll(put);
        }
    }

    private PlainSchema() {}

    /** The plain part of a schema; what still stands on something that is gone is refused by the server. */
    static String of(String sql) {
        return Stream.of(sql.split(";\n"))
                .filter(statement -> KEPT.matcher(statement).matches())
                .map(PlainSchema::simplified)
                .filter(statement -> !DROPPED.matcher(statement).matches())
                .collect(Collectors.joining(";\n", "", ";\n"));
    }

    private static String simplified(String statement) {
        String simple =
                QUOTED.matcher(statement).replaceAll(quoted -> Matcher.quoteReplacement(easy(quoted.group())));
        for (Cut cut : CUTS) {
            simple = cut.of(simple);
        }
        return simple;
    }

    private static String easy(String quoted) {
        return quoted.startsWith("'") ? quoted : '"' + quoted.replaceAll("^\"|\"$", "").replaceAll("\\W", "_") + '"';
    }
}
