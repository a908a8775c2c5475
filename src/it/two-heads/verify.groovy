import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).failsWith '''\
Cannot upgrade to 'head': there are 2 heads, 3f2a90c1d7e4 (add invoice) and 3f9d22ab01ff (add tax).
Join them with `mvn migrate:merge`, apply both with -Dtarget=heads, or one with -Dtarget=billing@head.'''
log.run(2).failsWith '''\
Cannot upgrade to '3f': '3f' could be 3f2a90c1d7e4 (add invoice) and 3f9d22ab01ff (add tax).
Write more of the id.'''
log.run(3).says 'Upgraded from <base> to 3f2a90c1d7e4.'
log.run(4).says '''\
Upgraded from 3f2a90c1d7e4 to 3f2a90c1d7e4, 3f9d22ab01ff.'''
log.run(4).says '''\
3f2a90c1d7e4 (head)
3f9d22ab01ff (head)'''
log.run(5).failsWith '''\
Cannot downgrade to '-1': the database is at 2 revisions, 3f2a90c1d7e4 (add invoice) and 3f9d22ab01ff (add tax).
Say which one to count from, as in -Dtarget=3f2a90c1d7e4@-1.'''
log.run(6).says '''\
Running downgrade 3f2a90c1d7e4 -> 1975ea83b712, add invoice
Downgraded from 3f2a90c1d7e4, 3f9d22ab01ff to 3f9d22ab01ff.'''
