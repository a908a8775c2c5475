package dev.migrate.script;

import dev.migrate.sql.Directive;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a revision file is written in, told from the ending of its name. */
public enum Language {
    /** Sections of statements. */
    SQL(".sql", "--"),
    /** A class with two methods. */
    JAVA(".java", "//");

    private final String ending;
    private final String comment;

    Language(String ending, String comment) {
        this.ending = ending;
        this.comment = comment;
    }

    /** The language of a file, where it is one of these. */
    public static Optional<Language> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(language -> name.endsWith(language.ending))
                .findFirst();
    }

    /** How the names of its files end. */
    public String ending() {
        return ending;
    }

    /** What a comment begins with that lasts to the end of its line. */
    String comment() {
        return comment;
    }

    /** The words of the directives that may stand in its files. */
    List<String> directives() {
        return this == SQL ? Directive.WORDS : List.of(Directive.IRREVERSIBLE);
    }
}
