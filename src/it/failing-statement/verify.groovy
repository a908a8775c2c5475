import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).says 'Running upgrade <base> -> 1975ea83b712, create account'
log.run(1).failsWith '''\
Cannot upgrade to ae1027a6acf1 (add name): src/main/migrations/ae1027a6acf1_add_name.sql:9
ERROR 42703: column "nmae" does not exist
   9 | create index account_name
  10 |   on account (nmae)
Kept: the step before it, up to 1975ea83b712 (create account). Of this step nothing was kept.
Mend the file and run this again: it goes on after what was kept.'''

log.run(2).failsWith '''\
Nothing was kept: its transaction was rolled back, and it was the first step of this run.
Mend the file and run this again.'''
log.run(3).failsWith '''\
Nothing was kept: the whole run was one transaction.
Mend the file and run this again.'''
log.run(4).mentions 'Nothing is applied to '
