import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

def versions = ['14.24.0', '15.19.0', '16.15.0', '17.11.0', '18.6.0']
versions.eachWithIndex { version, index ->
    def major = version.split(/\./).first()
    def up = log.run(2 * index + 1)
    up.says "Using the embedded PostgreSQL $version in target/$major; migrate.url points to another server."
    up.says 'Upgraded from <base> to ae1027a6acf1.'
    up.says 'ae1027a6acf1 (head)'
    log.run(2 * index + 2).says 'Downgraded from ae1027a6acf1 to <base>.'
    assert new File(basedir, "target/$major/data/PG_VERSION").text.trim() == major
}
log.run(11).failsWith """\
The data in ${new File(basedir, 'target/17')} belongs to PostgreSQL 17, and the embedded server is PostgreSQL 18.
Delete that folder to start afresh (mvn clean), or set migrate.embedded.version to a release of 17."""
