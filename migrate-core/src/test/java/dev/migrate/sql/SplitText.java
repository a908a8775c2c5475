package dev.migrate.sql;

import java.util.ArrayList;
import java.util.List;

/** Statements out of a text, each with the directives before it. */
final class SplitText {

    private SplitText() {}

    static List<Statement> statements(String text) {
        var statements = new ArrayList<Statement>();
        var directives = new ArrayList<Directive>();
        for (Fragment fragment : StatementSplitter.split(SqlText.of("a.sql", text))) {
            if (fragment instanceof Directive directive) {
                directives.add(directive);
            } else if (fragment instanceof Statement statement) {
                statements.add(statement.with(directives));
                directives.clear();
            }
        }
        return statements;
    }
}
