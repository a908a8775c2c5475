import dev.migrate.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir)

log.run(1).says '''\
Rev: 3f2a90c1d7e4 (head)
Parent: 1975ea83b712
Branch names: billing
Path: src/main/migrations/3f2a90c1d7e4_add_invoice.sql

    add invoice
'''
assert new JsonSlurper().parseText(log.run(2).json())*.revision == ['3f2a90c1d7e4', '3f9d22ab01ff']
log.run(3).failsWith '''\
Cannot resolve 'head': there are 2 heads, 3f2a90c1d7e4 (add invoice) and 3f9d22ab01ff (add tax).
Join them with `mvn migrate:merge`, or name one of them.'''
log.run(4).says '''\
Rev: 1975ea83b712 (current) (branchpoint)
Parent: <base>
Branches into: 3f2a90c1d7e4, 3f9d22ab01ff
Path: src/main/migrations/1975ea83b712_create_account.sql'''
log.run(5).failsWith '''\
Cannot resolve 'biling': no revision or branch label begins with 'biling'.
Did you mean billing? `mvn migrate:history` lists every revision.'''
