import dev.migrate.maven.it.TestServer

def server = TestServer.start(basedir)
context.put('server', server)
server.execute "create role clerk login password 'Tr0ub4dor-and-3'"
server.execute 'create database shop'
new File(basedir, 'target/shop.properties').text = "migrate.url=postgres://127.0.0.1:${server.port()}/shop"
new File(basedir, 'target/no-such-database.properties').text = "migrate.url=postgres://127.0.0.1:${server.port()}/shpo"
return true
