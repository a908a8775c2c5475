import dev.migrate.maven.it.BuildLog

import java.util.concurrent.TimeUnit

def log = BuildLog.of(basedir)
def server = context.get('server')

try {
    ['3.4.0', '3.5.0', '4.0.0'].eachWithIndex { version, index ->
        log.run(index + 1).says "Packaged 2 revisions in target/$version/classes/META-INF/migrate.".toString()
        def url = "jdbc:postgresql://127.0.0.1:${server.port()}/shop_${version.replace('.', '_')}"
        2.times {
            def output = new File(basedir, "target/$version/output.log")
            def process = new ProcessBuilder([System.getProperty('java.home') + '/bin/java', '-XX:TieredStopAtLevel=1', '-jar',
                    new File(basedir, "target/$version/spring-boot-1.jar").path, "--spring.datasource.url=$url",
                    '--spring.datasource.username=clerk', '--spring.datasource.password=Tr0ub4dor-and-3']*.toString())
                    .redirectErrorStream(true).redirectOutput(output).start()
            assert process.waitFor(120, TimeUnit.SECONDS)
            assert process.exitValue() == 0 : output.text
            assert output.readLines().contains('accounts: 2') : output.text
        }
    }
} finally {
    server.close()
}
return true
