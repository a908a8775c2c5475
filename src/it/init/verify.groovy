import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).says '''\
Created src/main/migrations
Created src/main/migrations/README.md
Write the first revision with `mvn migrate:revision -Dmessage="…"`.'''
assert new File(basedir, 'src/main/migrations/README.md').text.startsWith('# Migrations\n')

log.run(2).failsWith '''\
The directory src/main/migrations is there already and is not empty.
Go on with `mvn migrate:revision -Dmessage="…"`, or name another one with -Dmigrate.directory=….'''

log.run(3).says 'Created db/README.md'
log.run(4).says 'BUILD SUCCESS'
