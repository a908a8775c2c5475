import dev.migrate.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir)

log.run(1).says '''\
ae1027a6acf1 -> 27c6a30d7c24 (head), add age
1975ea83b712 -> ae1027a6acf1, add name
<base> -> 1975ea83b712, create account'''
log.run(1).neverSays 'PostgreSQL'

log.run(2).says '''\
ae1027a6acf1 -> 27c6a30d7c24 (head), add age
1975ea83b712 -> ae1027a6acf1 (current), add name
<base> -> 1975ea83b712, create account'''

log.run(3).says '''\
ae1027a6acf1 -> 27c6a30d7c24 (head), add age
1975ea83b712 -> ae1027a6acf1 (current), add name'''
log.run(3).neverSays 'create account'

log.run(4).says '''\
Rev: 27c6a30d7c24 (head)
Parent: ae1027a6acf1
Path: src/main/migrations/27c6a30d7c24_add_age.sql

    add age

Rev: ae1027a6acf1
Parent: 1975ea83b712
Path: src/main/migrations/ae1027a6acf1_add_name.sql

    add name
'''

def revisions = new JsonSlurper().parse(new File(basedir, 'target/history.json'))
assert revisions*.revision == ['ae1027a6acf1', '1975ea83b712']
assert revisions*.down_revisions == [['1975ea83b712'], []]
assert revisions*.path.first() == 'src/main/migrations/ae1027a6acf1_add_name.sql'

log.run(6).failsWith '''\
'head' is not a range.
Write start:end, start: or :end, as in -Drange=ae10:head.'''
log.run(7).failsWith '''\
format is 'xml', which it cannot be.
It is one of: text, json.'''
