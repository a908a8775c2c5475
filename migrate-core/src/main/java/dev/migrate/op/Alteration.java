package dev.migrate.op;

import java.util.List;

/** Several changes of one table in one statement, so that it is read, locked and rewritten once. */
final class Alteration {

    private Alteration() {}

    static String of(Name table, List<String> actions) {
        return actions.size() == 1
                ? "alter table " + table + " " + actions.get(0)
                : "alter table " + table + "\n  " + String.join(",\n  ", actions);
    }
}
