package dev.migrate.bench.schema;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What follows the name of a command: {@code --name value}. */
record Options(Map<String, String> values) {

    static Options parse(String[] arguments, int from) {
        Map<String, String> values = new TreeMap<>();
        for (int i = from; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("Not an option with a value: " + arguments[i]);
            }
            values.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return new Options(values);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return get(name).map(Integer::parseInt).orElse(otherwise);
    }
}
