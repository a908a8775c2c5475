import dev.migrate.maven.it.TestServer

def server = TestServer.start(basedir)
context.put('server', server)
server.execute "create role shop superuser login password 'pounds'"
['keycloak', 'jbpm'].each { model ->
    server.execute "create database $model"
    server.execute "create database own_$model"
    new File(basedir, "target/$model/migrations").mkdirs()
    new File(basedir, "target/${model}.properties").text = """\
model=$model
migrate.url=postgres://127.0.0.1:${server.port()}/$model
migrate.user=shop
migrate.password=pounds
"""
}
return true
