// fill in status
//
// revision: 3f2a90c1d7e4
// down-revision: 1975ea83b712

import dev.migrate.op.JavaMigration;
import dev.migrate.op.Operations;
import shop.Shop;

class FillInStatus implements JavaMigration {

    @Override
    public void upgrade(Operations op) {
        op.execute("alter table account add column status text");
        op.execute("create index concurrently account_status on account (status)");
        op.query("select id from account").forEach(row -> op.execute(
                "update account set status = '" + Shop.status() + "' where id = " + row.get("id")));
    }

    @Override
    public void downgrade(Operations op) {
        op.execute("alter table account drop column status");
    }
}
