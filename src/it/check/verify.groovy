import dev.migrate.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir)
def place = "jdbc:postgresql://127.0.0.1:${context.get('server').port()}/postgres"
context.get('server').close()

log.run(1).says 'rows: revision 1975ea83b712 (create account) is not applied'
log.run(1).says 'The database is not at head, so the model was compared with what the revisions make.'
log.run(2).says """\
There is no model, so only the files, the rows and the checksums were checked.
Checked $place: all is as it should be."""
log.run(3).mentions 'No database can be created beside the configured one: trying schemas in the embedded PostgreSQL 15.'
log.run(3).says 'drift: add table public.by_hand (1 column)'
log.run(3).failsWith """\
Checked $place: 1 finding.
Apply what is missing with `mvn migrate:upgrade`; write what the model wants with `mvn migrate:revision -Dautogenerate -Dmessage="…"`, and undo what is drift, or write a revision that does it."""
log.run(4).says "Checked $place: all is as it should be."
def answer = new JsonSlurper().parse(new File(basedir, 'target/check.json'))
assert !answer.passed
assert answer.findings == [[subject: 'drift', text: 'add table public.by_hand (1 column)']]
log.run(6).says "files: Revision ae1027a6acf1 follows '1975ea83b712', which no file declares: src/main/faulty/ae1027a6acf1_add_name.sql."
log.run(7).mentions "'tabel' is no kind of object."
log.hides 'Tr0ub4dor-and-3'
