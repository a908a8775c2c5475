import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).says 'Created public.migrate_version and public.migrate_log'
log.run(2).says 'There already: public.migrate_version and public.migrate_log'
log.run(3).says 'Created books.shelf and books.migrate_log'
def script = new File(basedir, 'target/create.sql').text
assert script.startsWith('create table if not exists public.migrate_version (version_num pg_catalog.text primary key);\n')
log.run(5).failsWith '''\
No database is configured, and migrate.embedded=false asks for a real one.
Set migrate.url, or DATABASE_URL, or PGHOST and PGDATABASE.'''
