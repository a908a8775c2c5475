import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).says '''\
Running upgrade <base> -> 1975ea83b712, create account
Upgraded from <base> to 1975ea83b712.'''

log.run(2).says 'Wrote target/range.sql'
def script = new File(basedir, 'target/range.sql').text
assert script.contains('-- tag: release-7\n')
assert script.contains('\n-- start: 1975ea83b712\n')
assert script.contains('\n-- upgrade 1975ea83b712 -> ae1027a6acf1, add name\n')
assert script.contains('\nalter table account add name text;\n')
assert !script.contains('create table account')

// without a database to look at, a script starts at the base
log.run(3).says '-- start: <base>'
log.run(3).says '-- upgrade <base> -> 1975ea83b712, create account'

log.run(4).failsWith '''\
'1975:head' is a range, and a run begins where the database is.
Name only where to go, or add -Dsql to write a script.'''

log.run(5).failsWith '''\
Cannot upgrade to '-1': it leads down.
Use `mvn migrate:downgrade -Dtarget=-1`.'''

log.run(6).failsWith '''\
Cannot upgrade to '27c6a30d7c42': no revision or branch label begins with '27c6a30d7c42'.
Did you mean 27c6a30d7c24? `mvn migrate:history` lists every revision.'''

log.run(7).says '''\
Running upgrade 1975ea83b712 -> ae1027a6acf1, add name
Running upgrade ae1027a6acf1 -> 27c6a30d7c24, add age
Upgraded from 1975ea83b712 to 27c6a30d7c24.'''
log.run(8).says 'Nothing to do: the database is at 27c6a30d7c24.'

log.run(9).failsWith '''\
migrate.transaction is 'some', which it cannot be.
It is one of: revision, all.'''
log.run(10).failsWith '''\
migrate.lockTimeout is 'soon', which is no span of time.
Write a number and a unit out of ms, s, min and h: -Dmigrate.lockTimeout=30s'''

log.run(11).says 'Upgraded from <base> to 27c6a30d7c24.'
log.run(12).says 'Skipped, as migrate.skip says.'
