import dev.migrate.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir)

log.run(1).failsWith 'Apply what is missing with `mvn migrate:upgrade -Dtarget=heads`.'
assert log.run(1).text() =~ /(?m)^\[INFO] Nothing is applied to jdbc:postgresql:\/\/127\.0\.0\.1:\d+\/postgres\.$/

log.run(2).says 'ae1027a6acf1'
log.run(3).says 'ae1027a6acf1'
log.run(3).failsWith 'Apply what is missing with `mvn migrate:upgrade -Dtarget=heads`.'
assert log.run(3).text() =~ /(?m)^\[ERROR] jdbc:postgresql:\S+ is not at head: it lacks 27c6a30d7c24 \(add age\)\.$/

def state = new JsonSlurper().parseText(log.run(4).json())
assert !state.at_head
assert state.current*.revision == ['ae1027a6acf1']
assert state.current[0].applied.by == 'postgres'
assert state.missing_heads*.revision == ['27c6a30d7c24']

log.run(5).says '''\
Rev: 27c6a30d7c24 (head) (current)
Parent: ae1027a6acf1
Path: src/main/migrations/27c6a30d7c24_add_age.sql'''
assert log.run(5).text() =~ /(?m)^Applied: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ by postgres from 127\.0\.0\.1$/

assert new File(basedir, 'target/current.txt').text == '27c6a30d7c24 (head)\n'
