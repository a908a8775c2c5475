import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).says 'Upgraded from <base> to 1975ea83b712.'
log.run(2).says '1975ea83b712 (head)'

log.run(3).says 'Created src/main/migrations'
log.run(4).says 'Wrote src/main/migrations/1975ea83b712_create_account.sql'
log.run(5).says 'Upgraded from <base> to 1975ea83b712.'
log.run(6).says '1975ea83b712 (head)'
log.run(7).failsWith '''\
Cannot upgrade to 'elsewhere': no revision or branch label begins with 'elsewhere'.
`mvn migrate:history` lists every revision.'''
assert new File(basedir, 'no-pom/target/migrate/postgres/data/PG_VERSION').exists()

log.run(8).says 'It stays until `mvn migrate:stop`.'
log.run(9).says 'Stopped the PostgreSQL in target/migrate/postgres'
