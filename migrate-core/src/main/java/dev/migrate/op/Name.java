package dev.migrate.op;

import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name that may say where the thing stands: {@code invoice}, {@code billing.invoice}. A dot divides, as in SQL; a part
 * with a dot of its own stands in double quotes. Unlike SQL it keeps upper case: {@code Invoice} is {@code "Invoice"}.
 *
 * @param parts from the outermost to the name itself, as the catalog has them
 */
record Name(List<String> parts) {

    private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([^\".\\s](?:[^\".]*[^\".\\s])?)");

    Name {
        parts = List.copyOf(parts);
    }

    /** The name of something in a schema, or of a schema itself. */
    static Name of(String written) {
        Name name = read(written);
        if (name.parts.size() > 2) {
            throw notAName(written, "Write the name, or schema.name.");
        }
        return name;
    }

    /** The name of something that stands in no schema of its own, such as an index that follows its table. */
    static Name unqualified(String written, String reason) {
        Name name = read(written);
        if (name.parts.size() > 1) {
            throw notAName(written, reason);
        }
        return name;
    }

    /** The name of a part of something, such as {@code billing.invoice.total}. */
    static Name ofPart(String written, String form) {
        Name name = read(written);
        if (name.parts.size() < 2 || name.parts.size() > 3) {
            throw notAName(written, "Write " + form + ", or schema." + form + ".");
        }
        return name;
    }

    /** The name without its last part. */
    Name owner() {
        return new Name(parts.subList(0, parts.size() - 1));
    }

    /** The last part. */
    Name last() {
        return new Name(parts.subList(parts.size() - 1, parts.size()));
    }

    /** As SQL writes it. */
    String sql() {
        return parts.stream().map(Identifier::quote).collect(Collectors.joining("."));
    }

    /** As SQL writes it, for short. */
    static String sql(String written) {
        return of(written).sql();
    }

    @Override
    public String toString() {
        return sql();
    }

    private static Name read(String written) {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(written);
        int at = 0;
        while (part.region(at, written.length()).lookingAt()) {
            parts.add(part.group(1) != null ? part.group(1).replace("\"\"", "\"") : part.group(2));
            at = part.end();
            if (at == written.length()) {
                return new Name(parts);
            }
            if (written.charAt(at) != '.') {
                break;
            }
            at++;
        }
        throw notAName(
                written, "A dot stands between schema and name; double quotes around what has a dot of its own.");
    }

    private static IllegalArgumentException notAName(String written, String advice) {
        return new IllegalArgumentException("Not a name here: '" + written + "'. " + advice);
    }
}
