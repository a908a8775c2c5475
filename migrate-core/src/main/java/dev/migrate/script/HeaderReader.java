package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.NearestWord;
import dev.migrate.Visible;
import dev.migrate.revision.RevisionId;
import dev.migrate.sql.Directive;
import dev.migrate.sql.NearMiss;
import dev.migrate.sql.SqlText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.CharUtils;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a revision file: comment lines, first prose, then keys. The first line that begins with a known
 * key ends the prose, so that prose may hold colons; from there to the next line that is no comment, every
 * {@code word:} must be a known key.
 */
final class HeaderReader {

    private static final String SECONDS = "0000-00-00T00:00:00Z";
    private static final String KNOWN_KEYS = "The keys are " + String.join(", ", Header.KEYS) + ".";

    private final SqlText source;
    private final Language language;
    private final List<Line> prose = new ArrayList<>();
    private final Map<String, Line> values = new HashMap<>();
    private int end;

    private HeaderReader(SqlText source, Language language) {
        this.source = source;
        this.language = language;
    }

    /**
     * The header that a file begins with.
     *
     * @throws MigrateException if a key is unknown, missing, there twice, or its value is not what it must be; with
     *     file and line
     */
    static Header read(SqlText source, Language language) {
        return new HeaderReader(source, language).read();
    }

    /** The directive that a comment of that language is, if it is one. */
    static Optional<Directive> directive(String comment, int line, Language language) {
        return comment.startsWith(language.comment())
                ? Directive.parse("--" + comment.substring(language.comment().length()), line)
                : Optional.empty();
    }

    private Header read() {
        collectLines();
        Line id = required(Header.REVISION, "`mvn migrate:revision` writes files that have one.");
        Line downRevisions = required(
                Header.DOWN_REVISION, "Name the revision that this one follows; leave the value empty at a base.");
        return new Header(
                prose.stream().map(Line::text).collect(Collectors.joining("\n")).strip(),
                revisionId(id.text(), id),
                list(downRevisions).stream()
                        .map(parent -> revisionId(parent, downRevisions))
                        .toList(),
                names(values.get(Header.BRANCH_LABELS)),
                names(values.get(Header.DEPENDS_ON)),
                instant(values.get(Header.CREATED)),
                end);
    }

    private void collectLines() {
        String text = source.text();
        int number = 1;
        for (int start = 0; start < text.length(); number++) {
            int end = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start);
            String line = text.substring(start, end).strip();
            boolean over = line.isEmpty() ? !values.isEmpty() : !line.startsWith(language.comment());
            if (over || directive(line, number, language).isPresent()) {
                return;
            }
            refuseControl(line, number);
            collect(line, new Line(line.isEmpty() ? "" : line.substring(2), number));
            start = end + 1;
            this.end = Math.min(start, text.length());
        }
    }

    private void refuseControl(String line, int number) {
        if (StringUtils.isAsciiPrintable(line)) {
            return;
        }
        line.codePoints().filter(Visible::isControl).findFirst().ifPresent(character -> {
            throw problem(
                    number,
                    "The header holds a control character, " + Visible.escape(character) + ": " + Visible.text(line),
                    "Remove it: messages are told one to a line.");
        });
    }

    /** The message may be a sentence that begins with the word. */
    private void refuseNearMiss(String line, int number) {
        NearMiss.ofComment(line, number)
                .filter(nearMiss -> !values.isEmpty() || !nearMiss.isProse())
                .ifPresent(nearMiss -> {
                    throw nearMiss.refusal(source, language.comment(), language.directives());
                });
    }

    private void collect(String line, Line comment) {
        String key = key(comment);
        if (Header.KEYS.contains(key)) {
            String value = StringUtils.substringAfter(comment.text(), ":").strip();
            if (values.putIfAbsent(key, new Line(value, comment.number())) != null) {
                throw problem(
                        comment.number(), "The header key '" + key + "' is there a second time.", "Keep one of them.");
            }
            return;
        }
        refuseNearMiss(line, comment.number());
        if (values.isEmpty()) {
            String text = comment.text().startsWith(" ") ? comment.text().substring(1) : comment.text();
            prose.add(new Line(text.stripTrailing(), comment.number()));
        } else if (!key.isEmpty()) {
            throw unknownKey(key, comment.number());
        }
    }

    /** The word before the first colon, if it is one word; else empty. */
    private static String key(Line comment) {
        String word = StringUtils.substringBefore(comment.text(), ":").strip();
        boolean isWord = word.length() < comment.text().strip().length()
                && !word.isEmpty()
                && isLetter(word.charAt(0))
                && word.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-');
        return isWord ? word : "";
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private Line required(String key, String hint) {
        Line value = values.get(key);
        if (value == null) {
            throw missing(key, hint);
        }
        return value;
    }

    /** A mistyped key before the first known one was taken for prose, and is what the user must hear of. */
    private MigrateException missing(String key, String hint) {
        for (Line line : prose) {
            String typed = key(line);
            if (!typed.isEmpty() && NearestWord.to(typed, List.of(key)).isPresent()) {
                return unknownKey(typed, line.number());
            }
        }
        int number = values.values().stream().mapToInt(Line::number).min().orElse(1);
        return problem(number, "The header has no '" + key + ":' line.", hint);
    }

    private MigrateException unknownKey(String key, int number) {
        return problem(number, "Unknown header key '" + key + "'" + NearestWord.question(key, Header.KEYS), KNOWN_KEYS);
    }

    private RevisionId revisionId(String value, Line line) {
        try {
            return new RevisionId(value);
        } catch (MigrateException e) {
            throw new MigrateException(source.place(line.number()) + ": " + e.problem(), e.hint(), e);
        }
    }

    /** Labels and ids share one namespace, so what cannot be an id cannot be a label. */
    private List<String> names(@Nullable Line line) {
        return line == null
                ? List.of()
                : list(line).stream()
                        .map(name -> revisionId(name, line).value())
                        .toList();
    }

    private List<String> list(Line line) {
        if (line.text().isEmpty()) {
            return List.of();
        }
        if (line.text().indexOf(',') < 0) {
            return List.of(line.text());
        }
        List<String> items =
                Stream.of(line.text().split(",", -1)).map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        items.stream().filter(item -> !seen.add(item)).findFirst().ifPresent(twice -> {
            throw problem(line.number(), "'" + twice + "' is there a second time.", "Keep one of them.");
        });
        return items;
    }

    private @Nullable Instant instant(@Nullable Line line) {
        if (line == null || line.text().isEmpty()) {
            return null;
        }
        try {
            return isInSeconds(line.text()) ? seconds(line.text()) : Instant.parse(line.text());
        } catch (DateTimeException e) {
            throw new MigrateException(
                    source.place(line.number()) + ": '" + line.text() + "' is not a point in time.",
                    "Write it like 2026-11-20T09:24:00Z.",
                    e);
        }
    }

    /** The form that Migrate writes; a formatter is slow to start, and this stands in every file. */
    private static boolean isInSeconds(String text) {
        for (int i = 0; i < text.length() && i < SECONDS.length(); i++) {
            boolean fits = SECONDS.charAt(i) == '0'
                    ? CharUtils.isAsciiNumeric(text.charAt(i))
                    : text.charAt(i) == SECONDS.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return text.length() == SECONDS.length();
    }

    private static Instant seconds(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private MigrateException problem(int number, String problem, String hint) {
        return new MigrateException(source.place(number) + ": " + problem, hint);
    }

    /** A line of the header, or the value of its key. */
    private record Line(String text, int number) {}
}
