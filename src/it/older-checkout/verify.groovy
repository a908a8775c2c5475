import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).says 'Upgraded from <base> to ae1027a6acf1.'
def when = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/
def advice = 'Take back, on the branch that has the file, what this one has not: `git worktree add ../other <branch>`, ' +
    'then `mvn -f ../other migrate:downgrade -Dtarget=<revision where the branches part>`; or go to that branch, or to ' +
    'newer sources. Only where the file is lost for good, `mvn migrate:stamp -Drevisions=<revision> -Dpurge` forgets the ' +
    'row: it undoes nothing, so what the lost revision made stays, and applying it again fails.'
assert log.run(2).text() =~ "(?m)^\\[ERROR] The database is at revision ae1027a6acf1, which no file declares " +
    "\\(applied $when by postgres from 127\\.0\\.0\\.1\\)\\.\$"
log.run(2).failsWith advice
assert log.run(3).text() =~ "(?m)^ae1027a6acf1 \\(no file declares it, $when by postgres from 127\\.0\\.0\\.1\\)\$"
assert log.run(3).text() =~ "(?m)^\\[WARNING] jdbc:postgresql:\\S+ is ahead of these files\\. Take back, on the branch"
log.run(4).says 'Stamped from ae1027a6acf1 to 1975ea83b712.'
log.run(4).says '1975ea83b712 (head)'
