package dev.migrate.op;

import dev.migrate.sql.Literal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An enum type with its labels. A column of it creates it; for one that exists, give the column its name alone. */
public final class EnumType implements Type {

    private final Name name;
    private final List<String> labels;

    EnumType(String name, String... labels) {
        this.name = Name.of(name);
        this.labels = List.copyOf(Arrays.asList(labels));
        Set<String> seen = new HashSet<>();
        for (String label : labels) {
            EnumLabel.check(label);
            if (!seen.add(label)) {
                throw new IllegalArgumentException("Enum type '" + name + "' has the label '" + label + "' twice.");
            }
        }
    }

    Name name() {
        return name;
    }

    List<String> labels() {
        return labels;
    }

    @Override
    public String sql() {
        return name.sql();
    }

    @Override
    public Optional<EnumType> created() {
        return Optional.of(this);
    }

    String create() {
        return "create type " + name + " as enum (" + labelsInSql() + ")";
    }

    String labelsInSql() {
        return labels.stream().map(Literal::quote).collect(Collectors.joining(", "));
    }

    /** PostgreSQL knows no {@code IF NOT EXISTS} for types. */
    String createIfNotExists() {
        return DoBlock.of("""
                begin
                  %s;
                exception when duplicate_object then
                  null;
                end""".formatted(create()));
    }

    /** The server knows best whether anything else uses it. */
    static String dropIfUnused(Name name) {
        return DoBlock.of("""
                begin
                  drop type if exists %s;
                exception when dependent_objects_still_exist then
                  null;
                end""".formatted(name));
    }
}
