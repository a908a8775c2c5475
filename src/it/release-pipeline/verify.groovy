import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

def said = log.run(1)
said.says 'It stops when this build ends.'
said.says 'Upgraded from <base> to ae1027a6acf1.'
said.says 'ae1027a6acf1 (head)'
said.mentions 'Tests run: 1, Failures: 0, Errors: 0, Skipped: 0'
said.says 'Stopped the PostgreSQL in target/migrate/postgres'

def order = ['Upgraded from', 'Running shop.SchemaIT', 'Stopped the PostgreSQL'].collect { said.text().indexOf(it) }
assert order == order.sort(false)
assert !new File(basedir, 'target/migrate/postgres/data/postmaster.pid').exists()
log.hides new File(basedir, 'target/migrate/postgres/password').text.trim()
