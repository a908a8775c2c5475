// faulty
//
// revision: 9c1d22ab01ff
// down-revision:

class Faulty implements dev.migrate.op.JavaMigration {

    @Override
    public void upgrade(dev.migrate.op.Operations op) {
        op.exectue("select 1");
    }
}
