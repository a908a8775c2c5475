package dev.migrate.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A schema that is being made: its statements, and what later ones can build upon. */
final class Draft {

    private static final String ROLE = "mx_role";

    private final Dice dice;
    private final int major;
    private final List<String> statements = new ArrayList<>();
    private final List<String> later = new ArrayList<>();
    private final List<String> schemas = new ArrayList<>(List.of("public"));
    private final List<String> types = new ArrayList<>(ColumnTypes.PLAIN);
    private final Map<String, List<String>> labels = new TreeMap<>();
    private final List<String> collations = new ArrayList<>(List.of("\"C\"", "\"POSIX\""));
    private final List<String> functions = new ArrayList<>(List.of("abs"));
    private final List<Relation> relations = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    Draft(Dice dice, int major) {
        this.dice = dice;
        this.major = major;
    }

    /** What a foreign key may refer to. */
    record Reference(Relation table, String column) {}

    Dice dice() {
        return dice;
    }

    /** A statement. */
    void add(String sql) {
        statements.add(sql);
    }

    /** A statement for the end, when everything is there. */
    void later(int percent, String sql) {
        if (dice.chance(percent)) {
            later.add(sql);
        }
    }

    /** What a server of this version and later understands; nothing for an older one. */
    String since(int version, String text) {
        return major >= version ? text : "";
    }

    boolean isSince(int version) {
        return major >= version;
    }

    /** Perhaps a comment on an object. */
    void comment(String target) {
        later(15, "comment on " + target + " is '" + dice.pick("one", "two", "it''s\n\"three\" \\") + "'");
    }

    /** Perhaps a privilege on an object. */
    void grant(String privileges, String target) {
        later(
                15,
                "grant " + privileges + " on " + target + " to "
                        + dice.pick(ROLE, ROLE + " with grant option", "public"));
    }

    /** A schema, mostly the same one. */
    String schema() {
        return dice.chance(85) ? "public" : dice.pick(schemas);
    }

    List<String> schemas() {
        return schemas;
    }

    List<String> types() {
        return types;
    }

    /** The labels of the enums, by their types. */
    Map<String, List<String>> labels() {
        return labels;
    }

    List<String> collations() {
        return collations;
    }

    /** Immutable functions from an integer to an integer. */
    List<String> functions() {
        return functions;
    }

    List<Reference> references() {
        return references;
    }

    /** Adds a relation for others to build upon. */
    Relation relation(String schema, String name, Relation.Kind kind, SortedMap<String, String> columns) {
        Relation relation = new Relation(schema, name, kind, columns);
        relations.add(relation);
        return relation;
    }

    List<Relation> relations(Relation.Kind... kinds) {
        return relations.stream()
                .filter(relation -> kinds.length == 0 || relation.is(kinds))
                .toList();
    }

    String sql() {
        List<String> all = new ArrayList<>(statements);
        all.addAll(later);
        return all.stream().collect(Collectors.joining(";\n", "", ";\n"));
    }
}
