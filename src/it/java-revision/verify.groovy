import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).failsWith '''\
src/main/migrations/3f2a90c1d7e4_fill_in_status.java:10: package shop does not exist
src/main/migrations/3f2a90c1d7e4_fill_in_status.java:18: cannot find symbol (symbol: variable Status, location: class FillInStatus)
Mend it and run this again; classes of the project have to be compiled before (`mvn compile`). Nothing was run.'''

log.run(2).says '''\
Running upgrade <base> -> 1975ea83b712, create account
  TEST ACTIVE
Running upgrade 1975ea83b712 -> 3f2a90c1d7e4, fill in status'''
log.run(2).says '3f2a90c1d7e4 (head)'
log.run(3).says '''\
Running downgrade 3f2a90c1d7e4 -> 1975ea83b712, fill in status
Running downgrade 1975ea83b712 -> <base>, create account'''
log.run(4).says 'Running upgrade 1975ea83b712 -> 3f2a90c1d7e4, fill in status'

log.run(5).failsWith '''\
src/main/migrations/3f2a90c1d7e4_fill_in_status.java:17: op.query needs a database, so there is no script of this revision.
Upgrade without -Dsql, or write scripts of what comes before and after it: -Dtarget=<from>:<to>. Nothing was written.'''

log.run(6).failsWith '''\
src/faulty/9c1d22ab01ff_faulty.java:10: cannot find symbol (symbol: method exectue(java.lang.String), location: variable op of type dev.migrate.op.Operations)
Mend it and run this again; classes of the project have to be compiled before (`mvn compile`). Nothing was run.'''

log.run(7).says 'Wrote src/main/migrations/5b1e0d7c9a44_2nd_try.java'
assert new File(basedir, 'src/main/migrations/5b1e0d7c9a44_2nd_try.java').text.contains('class Revision2ndTry implements JavaMigration {')
log.run(7).says 'upgrade 3f2a90c1d7e4 -> 5b1e0d7c9a44, 2nd_try (0 statements)'
log.run(7).says 'Running upgrade 3f2a90c1d7e4 -> 5b1e0d7c9a44, 2nd_try'
log.run(7).says 'backfill - works through a large table in slices, each committed'
// each was compiled once
assert new File(basedir, 'target/migrate/classes').list().length == 2
log.run(8).failsWith '''\
language is 'kotlin', which it cannot be.
It is one of: sql, java.'''
log.run(9).says '1975ea83b712 -> 3f2a90c1d7e4, fill in status'
log.run(9).mentions 'Path: src/main/migrations/3f2a90c1d7e4_fill_in_status.java'
