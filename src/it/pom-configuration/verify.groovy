import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).says 'Upgraded from <base> to 1975ea83b712.'
log.run(2).says 'There already: books.alembic_version and books.migrate_log'

log.run(3).failsWith '''\
A revision needs a message.
Say what it is for: -Dmessage="create account table"'''
log.run(4).says 'Wrote src/main/migrations/27c6a30d7c24_backfill_names.sql'
assert new File(basedir, 'src/main/migrations/27c6a30d7c24_backfill_names.sql').text.contains('-- migrate: repeat')

log.run(5).says '-- upgrade <base> -> 1975ea83b712, create account'
log.run(5).says 'set local lock_timeout = 2000;'
log.run(5).neverSays 'add name'
log.run(6).says '''\
ae1027a6acf1 -> 27c6a30d7c24 (head), backfill_names
1975ea83b712 -> ae1027a6acf1, add name
<base> -> 1975ea83b712, create account'''
