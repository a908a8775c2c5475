// faulty
//
// revision: 9c1d22ab01ff
// down-revision:

import dev.migrate.op.*;

class Faulty implements JavaMigration {

    public void upgrade(Operations op) {
        op.exectue("select 1");
    }
}
