import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

def migrations = new File(basedir, 'src/main/migrations')

log.run(1).failsWith '''\
A revision needs a message.
Say what it is for: -Dmessage="create account table"'''

log.run(2).says 'Wrote src/main/migrations/ae1027a6acf1_add_avatar.sql'
assert new File(migrations, 'ae1027a6acf1_add_avatar.sql').text.replaceFirst(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, 'NOW') == '''\
-- add avatar
--
-- revision: ae1027a6acf1
-- down-revision: 1975ea83b712
-- created: NOW

-- migrate: upgrade

-- migrate: downgrade
'''

log.run(3).failsWith '''\
Revision 1975ea83b712 (create account) is not a head: ae1027a6acf1 (add avatar) already follows it.
Add -Dsplice to begin a new branch there, or leave out -Dhead to go on from the head.'''

log.run(4).says 'Wrote src/main/migrations/3f2a90c1d7e4_invoices.sql'
assert new File(migrations, '3f2a90c1d7e4_invoices.sql').text.contains('''
-- down-revision: 1975ea83b712
-- branch-labels: billing
''')

log.run(5).failsWith '''\
Cannot resolve 'head': there are 2 heads, 3f2a90c1d7e4 (invoices) and ae1027a6acf1 (add avatar).
Join them with `mvn migrate:merge`, or name one of them.'''

log.run(6).says 'Wrote src/main/migrations/5b1e0d7c9a44_index_invoices.sql'
def index = new File(migrations, '5b1e0d7c9a44_index_invoices.sql').text
assert index.contains('''
-- down-revision: 3f2a90c1d7e4
-- depends-on: ae1027a6acf1
''')
assert index.contains('create index concurrently my_index on my_table (my_column);')

log.run(7).says 'Wrote src/stock/migrations/77aa00bb11cc_stock.sql'
log.run(8).says 'Wrote src/main/migrations/by-year/88aa00bb11cc-a_rather_.sql'
def inVienna = new File(migrations, 'by-year/88aa00bb11cc-a_rather_.sql').text
assert inVienna =~ /-- created: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00/

log.run(9).failsWith '''\
The file template '{rev}_{slag}' has an unknown token 'slag'; did you mean 'slug'?
The tokens are {rev}, {slug}, {epoch}, {year}, {month}, {day}, {hour}, {minute} and {second}.'''

log.run(10).failsWith '''\
There is no template 'backfil'; did you mean 'backfill'?
The templates are backfill, concurrent-index, generic.'''

log.run(11).failsWith '''\
Nothing was written: The revision files are not one history:
  Revision id 'ae1027a6acf1' is used 2 times: src/main/migrations/ae1027a6acf1_add_avatar.sql, the new revision.
Mend the headers of the files named, or restore what is missing.'''

log.run(12).failsWith '''\
elsewhere is not one of the directories of revisions.
They are src/main/migrations; add it to migrate.locations, or name one of them.'''

log.run(13).failsWith '''\
migrate.timezone is 'Vienna', which is no time zone.
Write one like Europe/Vienna, +02:00 or Z.'''
