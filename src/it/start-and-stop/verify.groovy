import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

def directory = new File(basedir, 'target/migrate/postgres')

// with goals behind it, it is for this build
log.run(1).says 'It stops when this build ends.'
log.run(1).says 'Upgraded from <base> to 27c6a30d7c24.'
log.run(2).says 'No PostgreSQL runs in target/migrate/postgres'

// as the last goal typed, it is for what comes after
log.run(3).says 'It stays until `mvn migrate:stop`.'
log.run(4).says '27c6a30d7c24 (head)'
log.run(5).says 'It stays until `mvn migrate:stop`.'
assert address(log.run(3)) == address(log.run(5))
log.run(6).says 'Stopped the PostgreSQL in target/migrate/postgres'
assert !new File(directory, 'data/postmaster.pid').exists()
assert new File(directory, 'data/PG_VERSION').exists()

log.run(7).failsWith 'Choose another release with migrate.embedded.version, go online once, or point migrate.url at a PostgreSQL server.'
log.run(7).mentions '[ERROR] The binaries of the embedded PostgreSQL 17.0.1 are not to be had: '

log.hides new File(directory, 'password').text.trim()

String address(run) {
    (run.text() =~ /jdbc:postgresql:\/\/127\.0\.0\.1:\d+/)[0]
}
