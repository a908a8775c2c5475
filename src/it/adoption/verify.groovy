import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)
def server = context.get('server')
server.close()

log.run(1).says 'alter table public.account add column nick character varying(40);'
log.run(1).mentions ': 1 difference.'
log.run(1).neverSays 'flyway'

def first = new File(basedir, 'src/main/migrations/1975ea83b712_what_was_there.sql').text
assert first.contains('create view public.account_count')
assert !first.contains('flyway')

log.run(3).mentions 'are the same.'

log.run(4).says 'model: add column public.account.nick (character varying(40))'
log.run(4).mentions ': 1 finding.'

log.run(5).says '  add column public.account.nick (character varying(40))'
log.run(5).mentions ': all is as it should be.'
log.run(6).says 'Verified 2 revisions: all is as it should be.'
return true
