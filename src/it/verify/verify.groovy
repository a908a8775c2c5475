import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)
def hint = 'Mend the sections that are named; where there is no way back, say so with `-- migrate: irreversible`.'

log.run(1).says """\
Passed over the way back of ae1027a6acf1 (add name): src/main/migrations/ae1027a6acf1_add_name.sql:9 says that it is irreversible.
Verified 3 revisions: all is as it should be."""
log.run(2).says """\
model: drop index public.account_name
model: change column public.account.name to not null"""
log.run(2).failsWith "Verified 3 revisions: 2 findings.\n$hint"
log.run(3).says 'downgrade: Cannot downgrade 27c6a30d7c24 (index name): src/main/faulty/27c6a30d7c24_index_name.sql:10: ERROR 42704: index "account_nam" does not exist'
log.run(3).says 'downgrade: ae1027a6acf1 (add name) (src/main/faulty/ae1027a6acf1_add_name.sql) does not lead back, left to do: drop column public.account.born'
log.run(3).failsWith "Verified 3 revisions: 2 findings.\n$hint"
