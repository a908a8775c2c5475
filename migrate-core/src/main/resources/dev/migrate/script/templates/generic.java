// template: an empty way up and an empty way down
// {message}
//
{header}

import dev.migrate.op.JavaMigration;
import dev.migrate.op.Operations;

class {class} implements JavaMigration {

    @Override
    public void upgrade(Operations op) {
    }

    @Override
    public void downgrade(Operations op) {
    }
}
