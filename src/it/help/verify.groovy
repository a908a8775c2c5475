import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

for (goal in ['init', 'revision', 'upgrade', 'downgrade', 'stamp', 'current', 'history', 'heads', 'branches', 'show',
        'merge', 'edit', 'templates', 'ensure-version', 'help', 'plan', 'package', 'start', 'stop']) {
    log.run(1).says "migrate:$goal"
}
log.run(1).says '''\
  Lists the branch points, each with the revisions that follow it.
  * mvn migrate:branches'''

log.run(2).mentions 'User property: migrate.target'
log.run(2).mentions 'User property: migrate.embedded.version'
