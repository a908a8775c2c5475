import dev.migrate.maven.it.BuildLog

def log = BuildLog.ofDebugging(basedir)

context.get('server').close()

log.run(1).says 'Upgraded from <base> to 1975ea83b712.'
for (run in [2, 3, 4, 5, 7]) {
    log.run(run).says '1975ea83b712 (head)'
}
log.run(6).failsWith 'Set migrate.user and migrate.password, or migrate.serverId to a <server> of settings.xml.'

log.hides 'Tr0ub4dor-and-3'
log.hides 'Tr0ub4dor-and-4'
