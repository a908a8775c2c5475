import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)
def found = 'Entities: 2 classes, by Hibernate 6.6.53.Final'

log.run(2).mentions found
log.run(2).says '  add table public.article (2 columns)'
log.run(2).says '  add table public.parcel (2 columns)'
log.run(2).mentions ': all is as it should be.'
def revision = new File(basedir, 'app/src/main/migrations/1975ea83b712_shop.sql').text
assert revision.contains('foreign key (article_id) references public.article(id)')

log.run(3).mentions found
log.run(3).mentions ': all is as it should be.'

log.run(4).mentions found
log.run(4).mentions ': all is as it should be.'
assert new File(basedir, 'target/java.log').text.contains('dev.migrate.jpa.SchemaProgram')
return true
