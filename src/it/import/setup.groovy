import dev.migrate.maven.it.TestServer

def server = TestServer.start(basedir)
context.put('server', server)
server.execute """
    create table account (id bigint generated always as identity primary key, email text not null unique);
    create function active() returns bigint language sql as 'select count(*) from account';
    create view headcount as select active() as n;
    insert into account (email) values ('ann@example.org');
"""
new File(basedir, 'target/server.properties').text = """\
migrate.url=postgres://127.0.0.1:${server.port()}/postgres
migrate.user=postgres
migrate.password=${new File(basedir, 'target/server/password').text.trim()}
"""
return true
