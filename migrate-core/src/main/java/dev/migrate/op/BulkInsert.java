package dev.migrate.op;

import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows for a table: few as one INSERT, many as COPY, in pieces that are sent as they fill, so that no more than a piece
 * is ever in memory. Both write what is given into identity columns. Not safe for use by several threads.
 */
final class BulkInsert {

    private static final int FEW_ROWS = 100;
    private static final int FEW_CHARACTERS = 64 * 1024;
    private static final int PIECE_CHARACTERS = 1024 * 1024;

    private final String target;
    private final int width;
    private final Consumer<Statement> to;
    private final List<String> tuples = new ArrayList<>();
    private final StringBuilder copied = new StringBuilder();
    private long taken;

    /**
     * Rows for a table.
     *
     * @param to what the statements are given to
     */
    BulkInsert(String table, List<String> columns, Consumer<Statement> to) {
        String names = Written.names("columns", columns.toArray(String[]::new));
        this.target = Name.of(table) + " (" + names + ")";
        this.width = columns.size();
        this.to = to;
    }

    /** Takes all rows. */
    void take(Iterator<? extends List<? extends @Nullable Object>> rows) {
        List<List<? extends @Nullable Object>> few = new ArrayList<>();
        int characters = 0;
        while (rows.hasNext() && few.size() < FEW_ROWS && characters < FEW_CHARACTERS) {
            List<? extends @Nullable Object> row = checked(rows.next());
            few.add(row);
            characters += tuple(row).length();
        }
        if (!rows.hasNext() && characters < FEW_CHARACTERS) {
            few.forEach(this::insert);
        } else {
            few.forEach(this::add);
            rows.forEachRemaining(row -> add(checked(row)));
        }
        endInsert();
        endCopy();
    }

    /** COPY takes no expressions: such a row is inserted. */
    private void add(List<? extends @Nullable Object> row) {
        if (row.stream().anyMatch(value -> Value.unwrapped(value) instanceof Sql)) {
            endCopy();
            insert(row);
        } else {
            endInsert();
            copy(row);
        }
    }

    private void insert(List<? extends @Nullable Object> row) {
        tuples.add(tuple(row));
        if (tuples.size() == FEW_ROWS) {
            endInsert();
        }
    }

    private void copy(List<? extends @Nullable Object> row) {
        String separator = "";
        for (Object value : row) {
            copied.append(separator).append(field(value));
            separator = "\t";
        }
        copied.append('\n');
        if (copied.length() >= PIECE_CHARACTERS) {
            endCopy();
        }
    }

    private void endInsert() {
        if (!tuples.isEmpty()) {
            to.accept(Statement.own(
                    "insert into " + target + " overriding system value values\n  " + String.join(",\n  ", tuples)));
            tuples.clear();
        }
    }

    private void endCopy() {
        if (copied.length() > 0) {
            to.accept(new Statement("copy " + target + " from stdin", 0, List.of(), copied.toString()));
            copied.setLength(0);
        }
    }

    private List<? extends @Nullable Object> checked(List<? extends @Nullable Object> row) {
        taken++;
        if (row.size() != width) {
            throw new IllegalArgumentException("Row " + taken + " for " + target + " has " + row.size() + " values: "
                    + row + ". Give one for each column.");
        }
        return row;
    }

    private static String tuple(List<? extends @Nullable Object> row) {
        return row.stream().map(Value::sql).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A value in the text format of COPY. */
    private static String field(@Nullable Object value) {
        Object plain = Value.unwrapped(value);
        if (plain == null) {
            return "\\N";
        }
        String text = Value.text(plain);
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A zero character in '" + text + "'. PostgreSQL cannot store it.");
        }
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
