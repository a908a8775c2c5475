import dev.migrate.maven.it.BuildLog
import dev.migrate.maven.it.SchemaFacts

def log = BuildLog.of(basedir)
def server = context.get('server')

def names = [
    'hibernate-5.6': 'by Hibernate 5.6.15.Final.',
    'hibernate-6.6': 'by Hibernate 6.6.53.Final.',
    'hibernate-7.4': 'by Hibernate 7.4.5.Final.',
    'eclipselink-4': 'by EclipseLink 4.0.9.',
    'eclipselink-5': 'by EclipseLink 5.0.0.',
    'spring-boot-3': 'by Hibernate 6.6.53.Final; names by CamelCaseToUnderscoresNamingStrategy, as in Spring Boot 3.',
    'spring-boot-4': 'by Hibernate 7.4.5.Final; names by PhysicalNamingStrategySnakeCaseImpl, as in Spring Boot 4.']
def boot = [
    'spring-boot-3': ['hibernate.physical_naming_strategy=org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy',
        'hibernate.implicit_naming_strategy=org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy'],
    'spring-boot-4': ['hibernate.physical_naming_strategy=org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl',
        'hibernate.implicit_naming_strategy=org.springframework.boot.hibernate.SpringImplicitNamingStrategy']]

try {
    names.eachWithIndex { provider, name, index ->
        def run = log.run(index + 1)
        run.mentions name
        run.mentions ': all is as it should be.'

        // what the provider makes by itself is the same, to the last letter
        def api = provider == 'hibernate-5.6' ? 'javax' : 'jakarta'
        def more = (boot[provider] ?: []) + (provider == 'hibernate-5.6' ? ['hibernate.dialect=org.hibernate.dialect.PostgreSQL10Dialect'] : [])
        if (provider.startsWith('eclipselink')) { // it would write BIGINT SERIAL, and version 5 does not read this persistence.xml
            def answer = new Properties()
            new File(basedir, "target/$provider/migrate/jpa/answer.properties").withReader('UTF-8') { answer.load(it) }
            server.execute "own-$provider".toString(), answer.getProperty('ddl')
        } else {
            own(provider, server, "own-$provider", ["${api}.persistence.schema-generation.database.action=create"] + more)
        }
        def ours = SchemaFacts.of(server, provider)
        def theirs = SchemaFacts.of(server, "own-$provider".toString())
        assert (theirs - ours).isEmpty() : "$provider ${theirs - ours}"
        assert (ours - theirs).isEmpty() : "$provider ${ours - theirs}"
        assert ours.size() > 60
        def dumped = dump(server, provider)
        assert dumped == dump(server, "own-$provider".toString())
        assert dumped == null || dumped.size() > 60

        // and it finds the migrated schema good
        if (!provider.startsWith('eclipselink')) {
            own(provider, server, provider, ['hibernate.hbm2ddl.auto=validate'] + more)
        }
    }
} finally {
    server.close()
}
return true

def own(provider, server, database, properties) {
    def home = new File(basedir, "target/$provider")
    def api = provider == 'hibernate-5.6' ? 'javax' : 'jakarta'
    def url = "jdbc:postgresql://127.0.0.1:${server.port()}/$database?user=shop&password=pounds"
    def command = [System.getProperty('java.home') + '/bin/java', '-XX:TieredStopAtLevel=1',
        '-cp', "$home/classes${File.pathSeparator}" + new File(home, 'classpath.txt').text.trim(), 'shop.Own', api, url] + properties
    def output = new StringBuilder()
    def process = new ProcessBuilder(command.collect { it.toString() }).redirectErrorStream(true).start()
    process.consumeProcessOutput(output, output)
    assert process.waitFor() == 0 : "$provider $properties\n$output"
}

/** What pg_dump says, line by line in any order, a cast of a text to text aside; null where there is none that knows this server. */
def dump(server, database) {
    def output = new StringBuilder()
    def process
    try {
        process = ['pg_dump', '-s', '--no-owner', '-T', 'migrate_*',
            "postgresql://shop:pounds@127.0.0.1:${server.port()}/$database".toString()].execute()
    } catch (IOException notInstalled) {
        return null
    }
    def errors = new StringBuilder()
    process.waitForProcessOutput(output, errors)
    if (process.exitValue() != 0) {
        assert errors.contains('version mismatch')
        return null
    }
    return output.readLines().findAll { it && !it.startsWith('--') && !it.startsWith('\\') }
        .collect { it.replaceAll(/::text(\[\])?|[()]|,$/, '').trim() }.sort()
}
