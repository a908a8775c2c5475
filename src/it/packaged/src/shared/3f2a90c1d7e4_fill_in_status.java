// fill in status
//
// revision: 3f2a90c1d7e4
// down-revision: 1975ea83b712

import dev.migrate.op.JavaMigration;
import dev.migrate.op.Operations;
import dev.migrate.op.Row;
import java.util.List;
import shop.Status;

class FillInStatus implements JavaMigration {

    @Override
    public void upgrade(Operations op) {
        op.execute("alter table account add status text");
        List<Row> rows = op.query("select id, email from account");
        rows.forEach(row -> op.execute(
                "update account set status = ? where id = ?", Status.of(row.string("email")), row.bigint("id")));
    }

    @Override
    public void downgrade(Operations op) {
        op.execute("alter table account drop status");
    }
}
