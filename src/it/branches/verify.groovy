import dev.migrate.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir)

log.run(1).says '''\
1975ea83b712 (branchpoint), create account
    -> 3f2a90c1d7e4 (billing) (head), add invoice
    -> 3f9d22ab01ff (head), add tax'''

log.run(2).says '''\
Rev: 1975ea83b712 (branchpoint)
Parent: <base>
Branches into: 3f2a90c1d7e4, 3f9d22ab01ff
Path: src/main/migrations/1975ea83b712_create_account.sql

    create account
'''

def points = new JsonSlurper().parse(new File(basedir, 'target/branches.json'))
assert points*.revision*.revision == ['1975ea83b712']
assert points[0].children*.revision == ['3f2a90c1d7e4', '3f9d22ab01ff']

log.run(4).failsWith '''\
There is no directory nowhere.
Create it with `mvn migrate:init`, or name another one with -Dmigrate.directory='''
