import dev.migrate.maven.it.BuildLog

import java.util.concurrent.TimeUnit

def postmaster = new File(basedir, 'target/migrate/postgres/data/postmaster.pid')
def output = new File(basedir, 'target/killed.log')
def maven = new ProcessBuilder(
        System.getProperty('maven.home') + '/bin/mvn', '-B', '-s', new File(basedir, '../interpolated-settings.xml').path,
        "-Dmaven.repo.local=$localRepositoryPath", 'migrate:upgrade')
        .directory(basedir)
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start()
await('the sleeping revision') { output.text.contains('1 step to run') && postmaster.exists() }
def server = ProcessHandle.of(postmaster.readLines().first() as long).get()
assert server.alive

maven.destroyForcibly()
assert maven.waitFor(10, TimeUnit.SECONDS)
await('the end of the server') { !server.alive }
await('the end of its file') { !postmaster.exists() }
assert !output.text.contains('BUILD')

BuildLog.of(basedir).run(1).mentions 'Nothing is applied to '

void await(String what, Closure<Boolean> condition) {
    def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
    while (!condition()) {
        assert System.nanoTime() < end: "waited too long for $what"
        sleep 50
    }
}
