import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

for (run in [1, 2]) {
    log.run(run).failsWith '''\
The POM's <configuration> of this plugin holds a password, which `mvn -X` would print.
Take it out and use <serverId> with settings.xml, or the property migrate.password, or PGPASSWORD, or ~/.pgpass.'''
}
log.hides 'Tr0ub4dor-and-3'
