package dev.migrate.script;

import dev.migrate.op.JavaMigration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** How the class of a new revision in Java is called: {@code FillInAccountStatus} for "fill in account status". */
final class ClassName {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int LONGEST = 60;

    private ClassName() {}

    /** A name that the compiler takes, whatever the message is. */
    static String of(String message) {
        String words = WORD.matcher(message)
                .results()
                .map(MatchResult::group)
                .map(word -> word.codePoints()
                        .filter(Character::isJavaIdentifierPart)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .map(StringUtils::capitalize)
                .collect(Collectors.joining());
        String name = words.codePointCount(0, words.length()) > LONGEST
                ? words.substring(0, words.offsetByCodePoints(0, LONGEST))
                : words;
        if (name.isEmpty() || !Character.isJavaIdentifierStart(name.codePointAt(0))) {
            return "Revision" + name;
        }
        return isTaken(name) ? name + "Revision" : name;
    }

    /** Whether a class of that name would hide one that every revision may use. */
    private static boolean isTaken(String name) {
        return Stream.of("java.lang.", JavaMigration.class.getPackageName() + ".", "java.util.")
                .anyMatch(home -> exists(home + name));
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, ClassName.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
