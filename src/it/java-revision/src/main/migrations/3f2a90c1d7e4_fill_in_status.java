// fill in status
//
// revision: 3f2a90c1d7e4
// down-revision: 1975ea83b712

import dev.migrate.op.JavaMigration;
import dev.migrate.op.Operations;
import dev.migrate.op.Row;
import org.apache.commons.lang3.StringUtils;
import shop.Status;

class FillInStatus implements JavaMigration {

    @Override
    public void upgrade(Operations op) {
        op.execute("alter table account add status text");
        for (Row row : op.query("select id, email from account")) {
            String status = StringUtils.upperCase(Status.of(row.string("email")));
            op.execute("update account set status = '" + status + "' where id = " + row.bigint("id"));
        }
        op.execute("do $$ begin raise notice '%', (select string_agg(status, ' ' order by id) from account); end $$");
    }

    @Override
    public void downgrade(Operations op) {
        op.execute("alter table account drop status");
    }
}
