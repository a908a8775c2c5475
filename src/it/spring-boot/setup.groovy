import dev.migrate.maven.it.TestServer

def server = TestServer.start(basedir)
context.put('server', server)
server.execute "create role clerk superuser login password 'Tr0ub4dor-and-3'"
for (database in ['shop_3_4_0', 'shop_3_5_0', 'shop_4_0_0']) {
    server.execute "create database $database".toString()
}
return true
