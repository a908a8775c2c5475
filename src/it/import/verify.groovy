import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)
def place = "jdbc:postgresql://127.0.0.1:${context.get('server').port()}/postgres"
context.get('server').close()

log.run(1).failsWith """\
An import has to be told what to import.
Write -Dfrom=database."""
log.run(2).mentions 'Wrote src/main/migrations/1975ea83b712_what_was_there.sql ('
log.run(2).mentions "objects), and stamped $place with it."
def file = new File(basedir, 'src/main/migrations/1975ea83b712_what_was_there.sql').text
assert file.contains('set local check_function_bodies = off;')
assert file.contains('create table public.account (')
assert file.endsWith('-- migrate: downgrade\n-- migrate: irreversible\n')
log.run(3).says 'Nothing to do: the database is at 1975ea83b712.'
log.run(3).says 'Verified 1 revision: all is as it should be.'
log.run(3).says "$place and the revisions are the same."
log.run(4).failsWith """\
There are revisions already, 1 of them; an import writes the first one.
Say where the database stands with `mvn migrate:stamp -Drevisions=head`, or write what they lack with `mvn migrate:revision -Dautogenerate`."""
