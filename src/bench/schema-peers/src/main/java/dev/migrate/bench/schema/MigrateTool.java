package dev.migrate.bench.schema;

import dev.migrate.catalog.Catalog;
import dev.migrate.diff.Differ;
import dev.migrate.render.SqlRenderer;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;

/** Migrate's engine: both catalogs, their differences, the SQL. */
final class MigrateTool implements ScriptTool {

    /** As the runner of a revision does: a body may speak of what comes later. */
    private static final String UNCHECKED = "set check_function_bodies = off;\n";

    @Override
    public String script(TestDatabase from, TestDatabase to) {
        Catalog before = new SchemaWork(from).catalog();
        Catalog after = new SchemaWork(to).catalog();
        return UNCHECKED + SchemaWork.text(SqlRenderer.render(Differ.diff(before, after)));
    }
}
