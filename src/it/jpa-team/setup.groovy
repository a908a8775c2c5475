import dev.migrate.maven.it.TestServer

def server = TestServer.start(basedir)
context.put('server', server)
server.execute "create role shop superuser login password 'pounds'"
server.execute 'create table by_hand (id int)'
new File(basedir, 'target/server.properties').text = """\
migrate.url=postgres://127.0.0.1:${server.port()}/postgres
migrate.user=shop
migrate.password=pounds
"""
new File(basedir, 'target/guess').mkdirs()
return true
