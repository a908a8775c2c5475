package dev.migrate.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression as the server writes it down. One form it does not write again when it reads it: of
 * {@code name in ('a', 'b')} over a varchar it makes {@code (ARRAY['a'::character varying, …])::text[]}, and of that
 * {@code ARRAY[('a'::character varying)::text, …]}. Both mean the same, so all is compared in the second, which stays.
 */
final class Deparsed {

    private static final String ARRAY = "(ARRAY[";

    /** What stands behind such an array: the type that it is cast to. */
    private static final Pattern CAST = Pattern.compile(
            "\\)::((?:\"(?:[^\"]|\"\")+\"|[a-z_0-9$]+)(?:[ .](?:\"(?:[^\"]|\"\")+\"|[a-z_0-9$]+))*(?:\\([0-9,]+\\))?)\\[\\]");

    private final String text;
    private final StringBuilder settled = new StringBuilder();

    private Deparsed(String text) {
        this.text = text;
    }

    /** The form that stays. */
    static String settled(String text) {
        return text.contains(ARRAY) ? new Deparsed(text).settle() : text;
    }

    /**
     * The same with {@code status IN ('a', 'b')} for what the server makes of it where the column is a {@code varchar}.
     *
     * @param column the column, quoted where it must be; empty for none
     */
    static String asList(String text, String column) {
        if (column.isEmpty()) {
            return text;
        }
        String element = "\\(('(?:[^']|'')*')::character varying\\)::text";
        Pattern list = Pattern.compile("\\(\\(" + Pattern.quote(column) + "\\)::text (= ANY|<> ALL) \\(ARRAY\\[("
                + element + "(?:, " + element + ")*)\\]\\)\\)");
        return list.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("(" + column
                        + (found.group(1).equals("= ANY") ? " IN (" : " NOT IN (")
                        + found.group(2).replaceAll(element, "$1") + "))"));
    }

    private String settle() {
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith(ARRAY, at)) {
                int end = array(at);
                if (end > at) {
                    at = end;
                    continue;
                }
            }
            int next = skip(at);
            settled.append(text, at, next);
            at = next;
        }
        return settled.toString();
    }

    /** Writes the array that begins there, if it is cast, and returns where it ends; else the same place. */
    private int array(int start) {
        List<String> elements = new ArrayList<>();
        int first = start + ARRAY.length();
        int depth = 0;
        int at = first;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth == 0 && (c == ']' || c == ',')) {
                elements.add(text.substring(first, at).strip());
                first = at + 1;
                if (c == ']') {
                    break;
                }
            }
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            at = skip(at);
        }
        Matcher cast = CAST.matcher(text).region(Math.min(at + 1, text.length()), text.length());
        if (!cast.lookingAt()) {
            return start;
        }
        settled.append("ARRAY[");
        for (int i = 0; i < elements.size(); i++) {
            settled.append(i == 0 ? "" : ", ")
                    .append('(')
                    .append(settled(elements.get(i)))
                    .append(")::")
                    .append(cast.group(1));
        }
        settled.append(']');
        return cast.end();
    }

    /** Behind a character, or behind a literal or a quoted name. */
    private int skip(int at) {
        char quote = text.charAt(at);
        if (quote != '\'' && quote != '"') {
            return at + 1;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end++;
        }
        return Math.min(end + 1, text.length()); // a quote that is written twice only begins the next
    }
}
