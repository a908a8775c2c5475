import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).says 'Upgraded from <base> to ae1027a6acf1.'
for (run in [2, 3]) {
    def when = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/
    assert log.run(run).text() =~ "(?m)^\\[ERROR] The database is at revision ae1027a6acf1, which no file declares " +
        "\\(applied $when by postgres from 127\\.0\\.0\\.1\\)\\.\$"
    log.run(run).failsWith 'Check out the sources that have the file (this checkout may be older than the database). ' +
        'If it is lost for good, tell where the database stands: `mvn migrate:stamp -Drevisions=<revision> -Dpurge`.'
}
log.run(4).says 'Stamped from ae1027a6acf1 to 1975ea83b712.'
log.run(4).says '1975ea83b712 (head)'
