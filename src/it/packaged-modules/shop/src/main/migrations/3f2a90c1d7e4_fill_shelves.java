// fill shelves
//
// revision: 3f2a90c1d7e4
// down-revision: 1975ea83b712

import dev.migrate.op.JavaMigration;
import dev.migrate.op.Operations;
import stock.Shelf;

class FillShelves implements JavaMigration {

    @Override
    public void upgrade(Operations op) {
        op.execute("insert into shelf select n from generate_series(1, " + Shelf.COUNT + ") n");
    }

    @Override
    public void downgrade(Operations op) {
        op.execute("delete from shelf");
    }
}
