import dev.migrate.maven.it.TestServer

def server = TestServer.start(basedir)
context.put('server', server)
server.execute "create role clerk superuser login password 'Tr0ub4dor-and-3'"

def place = "127.0.0.1:${server.port()}"
def target = new File(basedir, 'target')
new File(target, 'address.properties').text = "migrate.url=jdbc:postgresql://$place/postgres"
new File(target, 'password-in-url.properties').text = "migrate.url=postgres://clerk:Tr0ub4dor-and-3@$place/postgres"
new File(target, 'encrypted.properties').text = """\
migrate.url=jdbc:postgresql://$place/postgres
settings.security=${new File(basedir, 'settings-security.xml')}"""
def pgpass = new File(target, 'home/.pgpass')
pgpass.parentFile.mkdirs()
pgpass.text = "$place:postgres:clerk:Tr0ub4dor-and-3\n"
return true
