import dev.migrate.maven.it.BuildLog

import java.util.concurrent.TimeUnit

def log = BuildLog.of(basedir)
def target = new File(basedir, 'target')
def server = context.get('server')
def place = "jdbc:postgresql://127.0.0.1:${server.port()}"

try {
    log.run(1).says 'Packaged 2 revisions in target/classes/META-INF/migrate.'
    assert new File(target, 'classes/META-INF/migrate/index').text == '''\
format 1
sql dev.migrate.it.packaged/src/main/migrations/1975ea83b712_create_account.sql
java dev.migrate.it.packaged/src/shared/3f2a90c1d7e4_fill_in_status.java
classes dev.migrate.it.packaged/src/shared/3f2a90c1d7e4_fill_in_status.java.classes
'''
    log.run(2).says 'Nothing to package: 2 revisions in target/classes/META-INF/migrate as before.'
    assert new File(target, 'lib').list().sort().collect { it.replaceFirst(/-\d.*/, '') } == ['commons-lang3', 'migrate-core', 'postgresql']

    // on a database that Maven has begun with
    log.run(3).says '1975ea83b712'
    assert shop('upgrade', 'maven_first') == [0, '1 steps, at [3f2a90c1d7e4]\n']
    assert shop('upgrade', 'maven_first') == [0, '0 steps, at [3f2a90c1d7e4]\n']

    // on a database of its own
    def refusal = "$place/jar_first is not at head: it lacks 3f2a90c1d7e4 (fill in status).\n" +
            'Migrate it before this application starts, as with `mvn migrate:upgrade`.\n'
    assert shop('serve', 'jar_first') == [1, refusal]
    assert shop('pooled', 'jar_first') == [0, '2 steps, at [3f2a90c1d7e4]\n']
    assert shop('serve', 'jar_first') == [0, 'open for business\n']
    assert shop('current', 'jar_first') == [0, '3f2a90c1d7e4 (fill in status) (head)\n']

    // and Maven goes on, with a revision that the jar does not know
    def maven = run(System.getProperty('maven.home') + '/bin/mvn', '-B', '-s',
            new File(basedir, '../interpolated-settings.xml').path, "-Dmaven.repo.local=$localRepositoryPath",
            *new File(target, 'jar_first.properties').readLines().collect { "-D$it" },
            '-Dmigrate.locations=src/main/migrations,src/shared,src/newer', 'migrate:upgrade')
    assert maven[0] == 0
    assert maven[1].contains('Upgraded from 3f2a90c1d7e4 to 5b1e0d7c9a44.')
    assert !maven[1].contains('has changed since')
    def older = shop('serve', 'jar_first')
    assert older[0] == 1
    assert older[1].startsWith('The database is at revision 5b1e0d7c9a44, which no file declares (applied 20')
    assert older[1].endsWith('Start a version of the application that has it: this one is older than the database.\n')

    log.run(4).failsWith '''\
src/faulty/9c1d22ab01ff_faulty.java:11: cannot find symbol (symbol: method exectue(java.lang.String), location: variable op of type dev.migrate.op.Operations)
Mend it and run this again; classes of the project have to be compiled before (`mvn compile`). Nothing was run.'''
    log.run(5).says 'Skipped, as migrate.skip says.'
} finally {
    server.close()
}

List shop(String what, String database) {
    run(System.getProperty('java.home') + '/bin/java', '-jar', new File(basedir, 'target/packaged-1.jar').path, what,
            "jdbc:postgresql://127.0.0.1:${context.get('server').port()}/$database".toString(), 'clerk', 'Tr0ub4dor-and-3')
}

/** How it ended, and what it said. */
List run(String... command) {
    def output = new File(basedir, 'target/output.log')
    def process = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true).redirectOutput(output).start()
    assert process.waitFor(120, TimeUnit.SECONDS)
    [process.exitValue(), output.text]
}
