package dev.migrate.script;

import static java.util.stream.Collectors.joining;

import dev.migrate.MigrateException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The form of a new revision file, with tokens where its content goes: {@code {message}}, {@code {header}},
 * {@code {upgrade}} and {@code {downgrade}}, and in Java {@code {class}}, which may stand anywhere. What else stands in
 * braces stays. A token at the end of a line puts what
 * comes before it in front of each line of its content, and its line is left out where there is none.
 *
 * @param language what the files are written in
 * @param name what the user calls it by
 * @param description what it is for, one line; may be empty
 * @param body the text with tokens
 */
public record Template(Language language, String name, String description, String body) {

    static final String MESSAGE = "message";
    static final String HEADER = "header";
    static final String CLASS = "class";
    static final String UPGRADE = "upgrade";
    static final String DOWNGRADE = "downgrade";

    private static final Pattern LAST_IN_LINE =
            Pattern.compile("(.*)\\{(" + String.join("|", MESSAGE, HEADER, UPGRADE, DOWNGRADE) + ")}\\s*");
    private static final Pattern DESCRIPTION = Pattern.compile("(?:--|//)\\s*template\\s*:(.*)\\R");

    /**
     * The template that a text is. Its first line may be a comment {@code template: <description>}.
     *
     * @throws MigrateException if the text has no line {@code {header}}
     */
    public static Template parse(Language language, String name, String text) {
        Matcher first = DESCRIPTION.matcher(text);
        Template template = first.lookingAt()
                ? new Template(language, name, first.group(1).strip(), text.substring(first.end()))
                : new Template(language, name, "", text);
        template.require(HEADER);
        return template;
    }

    /**
     * The text with its tokens replaced.
     *
     * @throws MigrateException if there is content that it has no token for
     */
    String fill(Map<String, String> contents) {
        contents.forEach((token, content) -> {
            if (!content.isEmpty() && !token.equals(CLASS)) {
                require(token);
            }
        });
        String named = body.replace("{" + CLASS + "}", contents.getOrDefault(CLASS, ""));
        return named.lines().flatMap(line -> fill(line, contents)).collect(joining("\n", "", "\n"));
    }

    private Stream<String> fill(String line, Map<String, String> contents) {
        Matcher token = LAST_IN_LINE.matcher(line);
        if (!token.matches()) {
            return Stream.of(line);
        }
        String before = token.group(1);
        String content = contents.getOrDefault(token.group(2), "");
        return content.isEmpty()
                ? Stream.empty()
                : Stream.of(content.split("\n", -1))
                        .map(part -> part.isEmpty() ? before.stripTrailing() : before + part);
    }

    private void require(String token) {
        if (body.lines()
                .map(LAST_IN_LINE::matcher)
                .noneMatch(line -> line.matches() && line.group(2).equals(token))) {
            throw new MigrateException(
                    "The template '" + name + "' has no place for the " + token + ".",
                    "Add {" + token + "} at the end of a line, or take another template: `mvn migrate:templates`"
                            + " lists them.");
        }
    }
}
