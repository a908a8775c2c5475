// template: works through a large table in slices, each committed
// {message}
//
{header}

import dev.migrate.op.JavaMigration;
import dev.migrate.op.Operations;
import dev.migrate.op.Row;
import java.util.List;

class {class} implements JavaMigration {

    @Override
    public void upgrade(Operations op) {
        op.batch(() -> {
            List<Row> rows = op.query("select id, name from my_table where my_column is null limit 1000");
            for (Row row : rows) {
                int length = row.string("name").length();
                op.execute("update my_table set my_column = ? where id = ?", length, row.bigint("id"));
            }
            return rows.size();
        });
    }

    @Override
    public void downgrade(Operations op) {
        return; // the column keeps its values
    }
}
