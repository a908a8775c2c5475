import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).failsWith '''\
A downgrade has to be told where to go.
Write -Dtarget=-1 for one step back, -Dtarget=<revision>, or -Dtarget=base for everything.'''

log.run(2).failsWith '''\
Cannot downgrade to '-1': nothing is applied.
`mvn migrate:current` shows what the database holds.'''

log.run(3).says 'Wrote target/down.sql'
def script = new File(basedir, 'target/down.sql').text
assert script.contains('-- tag: back\n')
assert script.contains('\n-- start: ae1027a6acf1\n')
assert script.indexOf('alter table account drop name;') in 1..<script.indexOf('drop table account;')

log.run(4).failsWith '''\
A downgrade script has to know where it starts.
Write -Dtarget=<from>:<to>, or configure the database it is for (migrate.url).'''

log.run(5).says 'Upgraded from <base> to 27c6a30d7c24.'
log.run(6).failsWith '''\
Cannot downgrade to '+1': it leads up.
Use `mvn migrate:upgrade -Dtarget=+1`.'''
log.run(7).says '''\
Running downgrade 27c6a30d7c24 -> ae1027a6acf1, add age
Running downgrade ae1027a6acf1 -> 1975ea83b712, add name
Running downgrade 1975ea83b712 -> <base>, create account
Downgraded from 27c6a30d7c24 to <base>.'''

log.run(8).says 'Upgraded from <base> to 5e2d11bb88cf.'
log.run(9).failsWith '''\
Cannot downgrade 4d1c00aa77be (forget names): src/irreversible/4d1c00aa77be_forget_names.sql:9 says that it is irreversible.
Nothing was run. Choose a target above it, or write into its downgrade section what undoes it (`select 1;` where nothing needs to be undone).'''
log.run(9).neverSays 'Running downgrade'
log.run(10).says '5e2d11bb88cf (head)'
