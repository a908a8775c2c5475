import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).failsWith '''\
There is no directory src/absent.
Create it with `mvn migrate:init`, or name another one with -Dmigrate.directory='''
log.run(2).failsWith '''\
There is no revision in src/empty.
Write the first one with `mvn migrate:revision -Dmessage="…"`.'''
log.run(3).failsWith '''\
The revision files are not one history:
  Revision id '1975ea83b712' is used 2 times: src/duplicate-id/1975ea83b712_create_account.sql, src/duplicate-id/1975ea83b712_create_book.sql.
Mend the headers of the files named, or restore what is missing.'''
log.run(4).failsWith '''\
The revision files are not one history:
  Revision ae1027a6acf1 follows '1975ea83b712', which no file declares: src/missing-parent/ae1027a6acf1_add_name.sql.
Mend the headers of the files named, or restore what is missing.'''
log.run(5).failsWith '''\
The revision files are not one history:
  Revisions follow each other in a circle, 1975ea83b712 -> ae1027a6acf1 -> 27c6a30d7c24 -> 1975ea83b712: src/circle/1975ea83b712_create_account.sql, src/circle/ae1027a6acf1_add_name.sql, src/circle/27c6a30d7c24_add_age.sql.
Mend the headers of the files named, or restore what is missing.'''
log.run(6).failsWith '''\
The revision files are not one history:
  Branch label 'billing' is declared 2 times: src/reused-label/1975ea83b712_create_account.sql, src/reused-label/3f2a90c1d7e4_create_invoice.sql.
Mend the headers of the files named, or restore what is missing.'''
log.run(7).failsWith '''\
2 revision files cannot be read:
  src/unknown-words/1975ea83b712_create_account.sql:6: Unknown directive 'upgarde'; did you mean 'upgrade'?
  src/unknown-words/ae1027a6acf1_add_name.sql:4: Unknown header key 'down-revison'; did you mean 'down-revision'?
Mend them all, then run the same goal again.'''
log.run(8).failsWith '''\
src/commit/1975ea83b712_create_account.sql:8: commit directs the transaction, but the run owns its transactions.
Remove it; `-- migrate: autocommit` before a statement runs that one outside a transaction.'''
