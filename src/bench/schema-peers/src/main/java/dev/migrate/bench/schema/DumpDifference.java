package dev.migrate.bench.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines that one dump has and another one has not, either way. */
record DumpDifference(List<String> lines) {

    private static final Pattern ALTER = Pattern.compile(
            "ADD CONSTRAINT|ATTACH PARTITION|SET DEFAULT|SET NOT NULL|SET STATISTICS|SET STORAGE|SET COMPRESSION|"
                    + "ADD GENERATED|ROW LEVEL SECURITY|REPLICA IDENTITY|CLUSTER ON|(ENABLE|DISABLE) .*(TRIGGER|RULE)|"
                    + "OWNED BY|SET \\(");
    private static final Pattern WORDS = Pattern.compile("[A-Z]+(?: [A-Z]+)*");

    static DumpDifference between(String one, String other) {
        List<String> onlyOne = lines(one);
        List<String> onlyOther = new ArrayList<>();
        lines(other).forEach(line -> {
            if (!onlyOne.remove(line)) {
                onlyOther.add(line);
            }
        });
        return new DumpDifference(Stream.concat(onlyOne.stream(), onlyOther.stream()).toList());
    }

    private static List<String> lines(String dump) {
        return new ArrayList<>(dump.lines().toList());
    }

    /** What the lines are about, in the words of SQL. */
    Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        lines.forEach(line -> kinds.add(kind(line)));
        return kinds;
    }

    private static String kind(String line) {
        if (line.startsWith("CREATE TABLE ") && line.contains(" … ")) {
            return line.contains(" … CONSTRAINT ") ? "constraint in a table" : "column";
        }
        Matcher alter = ALTER.matcher(line);
        if (line.startsWith("ALTER ") && alter.find()) {
            return "ALTER … " + alter.group().replaceAll(" .* ", " ");
        }
        Matcher words = WORDS.matcher(line);
        return words.lookingAt() ? words.group() : "other";
    }
}
