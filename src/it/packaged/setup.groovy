import dev.migrate.maven.it.TestServer

def server = TestServer.start(basedir)
context.put('server', server)
server.execute "create role clerk superuser login password 'Tr0ub4dor-and-3'"
server.execute 'create database maven_first'
server.execute 'create database jar_first'

for (database in ['maven_first', 'jar_first']) {
    new File(basedir, "target/${database}.properties").text = """\
migrate.url=jdbc:postgresql://127.0.0.1:${server.port()}/$database
migrate.user=clerk
migrate.password=Tr0ub4dor-and-3"""
}
return true
