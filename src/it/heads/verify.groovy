import dev.migrate.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir)

log.run(1).says '''\
3f2a90c1d7e4 (billing) (head)
3f9d22ab01ff (effective head)
6a7b8c9d0e1f (stock) (head)'''

// another revision depends on 3f9d22ab01ff
log.run(2).says '''\
3f2a90c1d7e4 (billing) (head)
6a7b8c9d0e1f (stock) (head)'''

log.run(3).says '''\
Rev: 6a7b8c9d0e1f (head)
Parent: <base>
Also depends on: 3f9d22ab01ff
Branch names: stock
Path: src/main/migrations/6a7b8c9d0e1f_create_stock.sql

    create stock
'''

def heads = new JsonSlurper().parseText(log.run(4).json())
assert heads*.revision == ['3f2a90c1d7e4', '3f9d22ab01ff', '6a7b8c9d0e1f']
assert heads*.branches == [['billing'], [], ['stock']]

log.run(5).failsWith '''\
There is no directory nowhere.
Create it with `mvn migrate:init`, or name another one with -Dmigrate.directory='''
