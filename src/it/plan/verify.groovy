import dev.migrate.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir)

log.run(1).says '''\
upgrade <base> -> 1975ea83b712, create account (1 statement)
upgrade 1975ea83b712 -> ae1027a6acf1, add name (2 statements)
    src/main/migrations/ae1027a6acf1_add_name.sql:9 runs outside a transaction: create index concurrently account_name on account (name)
    no way back: src/main/migrations/ae1027a6acf1_add_name.sql:11 says that it is irreversible.
upgrade ae1027a6acf1 -> 27c6a30d7c24, add age (1 statement)'''

log.run(2).says 'Left out, as it refuses a transaction: src/main/migrations/ae1027a6acf1_add_name.sql:9: ' +
    'create index concurrently account_name on account (name)'
log.run(2).says '''\
Running upgrade <base> -> 1975ea83b712, create account
Running upgrade 1975ea83b712 -> ae1027a6acf1, add name
Dry run: rolled back, the database is still at <base>.'''

def plan = new JsonSlurper().parse(new File(basedir, 'target/plan.json'))
assert plan.current == []
assert plan.steps*.adds == [['1975ea83b712'], ['ae1027a6acf1']]
assert plan.steps[1].outside_transaction*.place == ['src/main/migrations/ae1027a6acf1_add_name.sql:9']

log.run(4).says 'Upgraded from <base> to 27c6a30d7c24.'
log.run(4).mentions 'Nothing to do: jdbc:postgresql://127.0.0.1:'

// what a downgrade would be refused for stands in its plan
log.run(5).says '''\
downgrade 27c6a30d7c24 -> ae1027a6acf1, add age (1 statement)
downgrade ae1027a6acf1 -> 1975ea83b712, add name (0 statements)
    no way back: src/main/migrations/ae1027a6acf1_add_name.sql:11 says that it is irreversible.
downgrade 1975ea83b712 -> <base>, create account (1 statement)'''
log.run(6).says '''\
Running downgrade 27c6a30d7c24 -> ae1027a6acf1, add age
Dry run: rolled back, the database is still at 27c6a30d7c24.'''

log.run(7).failsWith '''\
direction is 'sideways', which it cannot be.
It is one of: upgrade, downgrade.'''
log.run(8).failsWith '''\
Cannot upgrade to 'elsewhere': no revision or branch label begins with 'elsewhere'.
`mvn migrate:history` lists every revision.'''
