import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

def place = "jdbc:postgresql://127.0.0.1:${context.get('server').port()}"
context.get('server').close()

log.run(1).failsWith '''\
Cannot connect to jdbc:postgresql://127.0.0.1:1/shop: Connection refused.
Start the server or correct migrate.url; -Dmigrate.connectRetries=10 waits for a server that is starting.'''
log.run(2).failsWith '''\
Cannot connect to jdbc:postgresql://127.0.0.1:1/shop after 3 attempts: Connection refused.
Start the server or correct migrate.url; -Dmigrate.connectRetries=10 waits for a server that is starting.'''
log.run(3).failsWith """\
The server of $place/shop does not let user 'clerk' in: FATAL: password authentication failed for user "clerk".
Set migrate.user and migrate.password, or migrate.serverId to a <server> of settings.xml."""
log.run(4).failsWith """\
The server of $place/shpo has no such database: FATAL: database "shpo" does not exist.
Create it (createdb), or correct migrate.url."""
log.run(5).failsWith '''\
Cannot upgrade to 1975ea83b712 (create account): the version table and the log could not be created.
ERROR 42501: permission denied for schema public
    | create table if not exists public.migrate_version (version_num pg_catalog.text primary key)
    |                            ^
Nothing was kept: its transaction was rolled back, and it was the first step of this run.
Grant the role CREATE on the schema, or keep the tables elsewhere with -Dmigrate.versionSchema=….'''
log.run(6).failsWith '''\
migrate.url begins with 'mysql:', which is not a PostgreSQL database.
Write it as jdbc:postgresql://host:5432/database or postgres://user@host:5432/database.'''
log.run(7).failsWith '''\
migrate.url does not name a host and port after its '//'.
Write it as jdbc:postgresql://host:5432/database or postgres://user@host:5432/database. In a password, write / as %2F, @ as %40 and : as %3A.'''
log.run(8).failsWith '''\
settings.xml has no <server> with the id 'shopp'.
Add it with <username> and <password>, or correct migrate.serverId.'''
log.run(9).failsWith '''\
No database is configured, and migrate.embedded=false asks for a real one.
Set migrate.url, or DATABASE_URL, or PGHOST and PGDATABASE.'''
log.run(10).failsWith '''\
migrate.url has an unknown parameter 'search_path'; did you mean 'currentSchema'?
The parameters are those of the PostgreSQL JDBC driver, such as currentSchema, sslmode, connectTimeout and options, and those of libpq that it can do.'''
log.run(11).failsWith '''\
migrate.user holds ${env.NO_SUCH_USER}, and nothing says what that is.
Set the environment variable NO_SUCH_USER.'''
log.run(12).failsWith '''\
migrate.url names a Unix socket, /var/run/postgresql, and the PostgreSQL JDBC driver speaks TCP alone.
Name a host, such as localhost; the server listens there if listen_addresses says so.'''

log.run(13).failsWith '''\
-Dmigrate.url= is empty.
Set the variable that it comes from, or leave it out for the embedded PostgreSQL.'''

log.hides 'wr0ng-Horse'
log.hides 'Tr0ub4dor-and-3'
