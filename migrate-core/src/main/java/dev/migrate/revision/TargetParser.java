package dev.migrate.revision;

import dev.migrate.MigrateException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grammar of targets: {@code [branch@][place][+N|-N]}. */
final class TargetParser {

    private static final Pattern TARGET =
            Pattern.compile("(?:(?<branch>[^@+:,\\-\\s]+)@)?(?<place>[^@+:,\\-\\s]+)?(?<steps>[+-]\\d{1,9})?");
    private static final Set<String> SYMBOLS = Set.of("head", "heads", "base", "current");

    private TargetParser() {}

    static Target parse(String text) {
        Matcher matcher = TARGET.matcher(text.strip());
        if (!matcher.matches()) {
            throw malformed(text);
        }
        String branch = matcher.group("branch");
        Target place = place(text, matcher.group("place"), matcher.group("steps"));
        if (branch == null) {
            return place;
        }
        if (SYMBOLS.contains(branch)) {
            throw malformed(text);
        }
        return new Target.OnBranch(branch, place);
    }

    private static Target place(String text, @Nullable String name, @Nullable String steps) {
        if (name == null && steps == null) {
            throw malformed(text);
        }
        Target place = name == null ? Target.Symbol.CURRENT : symbolOrName(name);
        if (steps == null) {
            return place;
        }
        var offset = new Target.Offset(place, Integer.parseInt(steps));
        if (offset.isRelative() && offset.steps() == 0) {
            throw malformed(text);
        }
        return offset;
    }

    private static Target symbolOrName(String name) {
        return SYMBOLS.contains(name) ? Target.Symbol.valueOf(name.toUpperCase(Locale.ROOT)) : new Target.Named(name);
    }

    private static MigrateException malformed(String text) {
        return new MigrateException(
                "'" + text + "' is not a target.",
                "Write an id or the beginning of one, a branch label, head, heads or base; +N or -N behind it or alone;"
                        + " and a branch before it, as in billing@head or billing@-1.");
    }
}
