import dev.migrate.maven.it.TestServer

def server = TestServer.start(basedir)
context.put('server', server)
// this role may not create databases, so the model is built on the embedded server
server.execute "create role clerk login password 'Tr0ub4dor-and-3'"
server.execute 'grant create on schema public to clerk'
server.execute 'create table by_hand (id int)'
new File(basedir, 'target/server.properties').text = """\
migrate.url=postgres://127.0.0.1:${server.port()}/postgres
migrate.user=clerk
migrate.password=Tr0ub4dor-and-3
"""
return true
