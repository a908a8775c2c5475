package dev.migrate.sql;

import dev.migrate.MigrateException;
import dev.migrate.NearestWord;
import dev.migrate.Visible;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * A line whose first word is {@code migrate}, or stands for it, and that is no directive: a mistyped one, or prose. Neither
 * dashes, stars and other signs before the word count, nor what stands behind it, case, or characters that do not show. It
 * is refused: behind a section line that is not seen, the way back would run as a part of the way up.
 *
 * @param text the line, as written
 * @param line its number in the file, counted from 1
 */
public record NearMiss(String text, int line) implements Fragment {

    private static final String NAME = "migrate";

    /** What a word that stands for the name begins with: that of Alembic's and other tools' people. */
    private static final String STEM = "migrat";

    private static final String OTHER_TOOL = "goose";
    private static final int LOOKED_AT = 200;
    private static final int SHOWN = 60;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Mn}&&[^\\s]]");
    private static final Pattern WORDS =
            Pattern.compile("([\\p{L}\\p{N}_]+)([^\\p{L}\\p{N}_]*)([\\p{L}\\p{N}_-]*)(.*)", Pattern.DOTALL);

    /**
     * The near miss that a comment is, if it is one.
     *
     * @param text the comment, or a line of it, with its marks
     * @param line its number
     */
    public static Optional<NearMiss> ofComment(String text, int line) {
        if (beginsOtherwise(text)) {
            return Optional.empty();
        }
        Said said = Said.in(text);
        boolean meant = said.name().equals(NAME) || (said.isLikeName() && said.isDirectiveAlone());
        return meant ? Optional.of(new NearMiss(text.strip(), line)) : Optional.empty();
    }

    /** Whether the first word is plainly another one, as that of nearly every comment is: no look is needed then. */
    private static boolean beginsOtherwise(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) < 128 && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) < 128 && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        boolean ends =
                end == text.length() || (text.charAt(end) < 128 && text.charAt(end) >= ' ' && text.charAt(end) != '_');
        return ends && !Said.isLikeName(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    /** The same of a line of SQL, where only what cannot be SQL is one: a name, a colon, and the word of a directive. */
    static Optional<NearMiss> ofSql(String text, int line) {
        Said said = Said.in(text);
        boolean meant = said.name().equals(NAME)
                && said.between().strip().equals(":")
                && said.nearest(Directive.WORDS).isPresent();
        return meant ? Optional.of(new NearMiss(text.strip(), line)) : Optional.empty();
    }

    /** Whether it reads as a sentence, as a message may: {@code migrate accounts to the new table}. */
    public boolean isProse() {
        Said said = Said.in(text);
        return said.name().equals(NAME)
                && !said.between().isEmpty()
                && said.between().isBlank()
                && !said.word().isEmpty()
                && (said.rest().isBlank()
                        ? said.nearest(Directive.WORDS).isEmpty()
                        : !Directive.WORDS.contains(said.word()));
    }

    /**
     * Says what is wrong with it.
     *
     * @param source the file
     * @param mark what a comment begins with there
     * @param words the directives that are known there
     */
    public MigrateException refusal(SqlText source, String mark, List<String> words) {
        String nearest = Said.in(text)
                .nearest(words)
                .map(word -> "; did you mean '" + mark + " migrate: " + word + "'?")
                .orElse(".");
        return new MigrateException(
                source.place(line) + ": '" + shown() + "' is no directive" + nearest,
                "A comment whose first word is migrate has to be a directive, `" + mark
                        + " migrate: <word>`, with one of " + String.join(", ", words)
                        + ". Write it so, or begin with another word.");
    }

    /** The line, with a space that is none of the keyboard's as its escape. */
    private String shown() {
        return Visible.text(StringUtils.abbreviate(text, SHOWN))
                .codePoints()
                .mapToObj(c -> c != ' ' && Character.isSpaceChar(c) ? Visible.escape(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /**
     * What a line says, as it is read by eye.
     *
     * @param name its first word
     * @param between what stands behind that, up to the next word
     * @param word the next word
     * @param rest all that follows
     */
    private record Said(String name, String between, String word, String rest) {

        static Said in(String text) {
            int start = 0;
            while (start < text.length() && !Character.isLetterOrDigit(text.codePointAt(start))) {
                start += Character.charCount(text.codePointAt(start));
            }
            String begin = text.substring(start, Math.min(text.length(), start + LOOKED_AT));
            String plain = INVISIBLE
                    .matcher(Normalizer.normalize(begin, Normalizer.Form.NFKC))
                    .replaceAll("")
                    .toLowerCase(Locale.ROOT);
            Matcher words = WORDS.matcher(plain);
            return words.lookingAt()
                    ? new Said(words.group(1), words.group(2), StringUtils.strip(words.group(3), "-_"), words.group(4))
                    : new Said("", "", "", "");
        }

        boolean isLikeName() {
            return isLikeName(name);
        }

        static boolean isLikeName(String name) {
            return name.startsWith(STEM) || name.equals(OTHER_TOOL) || NearestWord.isFor(name, NAME);
        }

        /** Whether a directive's word is all that follows, or follows a colon. */
        boolean isDirectiveAlone() {
            return nearest(Directive.WORDS).isPresent() && (StringUtils.isBlank(rest) || between.contains(":"));
        }

        Optional<String> nearest(List<String> words) {
            return switch (word) {
                case "" -> Optional.empty();
                case "undo", "revert", "rollback" ->
                    Optional.of(Directive.DOWNGRADE).filter(words::contains);
                default -> NearestWord.to(word, words);
            };
        }
    }
}
