import dev.migrate.maven.it.BuildLog
import dev.migrate.maven.it.SchemaFacts

def log = BuildLog.of(basedir)
def server = context.get('server')
try {
    [keycloak: ['Entities: 62 classes, by Hibernate 6.6.53.Final.', 600], jbpm: ['Entities: 22 classes, by Hibernate 5.6.15.Final.', 200]]
            .eachWithIndex { model, expected, index ->
        def run = log.run(index + 1)
        run.says expected[0]
        run.mentions ': all is as it should be.'
        run.says 'Verified 1 revision: all is as it should be.'

        // the provider's own script, run as it is, makes the same
        def answer = new Properties()
        new File(basedir, "target/$model/migrate/jpa/answer.properties").withReader('UTF-8') { answer.load(it) }
        server.execute "own_$model".toString(), answer.getProperty('ddl')
        def ours = SchemaFacts.of(server, model)
        def theirs = SchemaFacts.of(server, "own_$model".toString())
        assert (theirs - ours).isEmpty() : "$model ${theirs - ours}"
        assert (ours - theirs).isEmpty() : "$model ${ours - theirs}"
        assert ours.size() > expected[1] : ours.size()
    }
} finally {
    server.close()
}
