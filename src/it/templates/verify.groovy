import dev.migrate.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir)

log.run(1).says '''\
backfill - fills a column of a large table in batches, each committed
concurrent-index - builds an index while others write
generic - an empty way up and an empty way down
grants - rights of the clerks'''
assert new JsonSlurper().parseText(log.run(2).json())*.name == ['backfill', 'concurrent-index', 'generic', 'grants']
log.run(3).says 'Wrote src/main/migrations/1975ea83b712_grants.sql'
assert new File(basedir, 'src/main/migrations/1975ea83b712_grants.sql').text.endsWith('''
-- migrate: downgrade
revoke select on all tables in schema public from clerk;
''')
log.run(4).failsWith '''\
format is 'yaml', which it cannot be.
It is one of: text, json.'''
