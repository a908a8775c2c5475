import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).says 'Upgraded from <base> to 1975ea83b712.'
assert log.run(1).text().count('] No src/main/migrations in this module: left alone.') == 9 // 3 modules, 3 goals
assert !new File(basedir, 'web/target/migrate').exists()
assert new File(basedir, 'shop/target/migrate/postgres/data/PG_VERSION').exists()

// built alone it is still a module among others
log.run(2).says 'No src/main/migrations in this module: left alone.'
log.run(2).neverSays 'PostgreSQL'
log.run(3).says '1975ea83b712 (head)'

log.run(4).failsWith '''\
This build has 4 modules, and the revisions belong to one of them.
Name it: `mvn migrate:init -pl <module>`'''
// a goal that is typed runs in one module: it does what was meant, or says which one to name
log.run(5).failsWith '''\
A goal that is typed runs in one module, and it is another one of this build that has revisions: shop.
Name one: `mvn migrate:upgrade -pl shop`'''
log.run(6).failsWith '''\
There is no src/main/migrations in web, but in shop.
Name one: `mvn migrate:upgrade -pl shop`'''
log.run(7).says '1975ea83b712 (head)'

log.run(8).says 'Created src/main/migrations'
assert new File(basedir, 'web/src/main/migrations/README.md').exists()

log.run(9).failsWith '''\
A goal that is typed runs in one module, and several of this build have revisions: shop, web.
Name one: `mvn migrate:current -pl shop`'''
log.run(10).failsWith '''\
A goal that is typed runs in one module, and several of this build have revisions: shop, web.
Name one: `mvn migrate:current -pl shop`'''
log.run(11).says '<base> -> 1975ea83b712 (head), create account'
