import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).says 'Packaged 1 revision in target/classes/META-INF/migrate.'
assert log.run(1).text().count('No src/main/migrations in this module: left alone.') == 2 // the parent and web
assert new File(basedir, 'stock/target/classes/META-INF/migrate/index').text == '''\
format 1
sql dev.migrate.it.modules.stock/src/main/migrations/1975ea83b712_create_shelf.sql
'''
assert new File(basedir, 'shop/target/classes/META-INF/migrate/index').text == '''\
format 1
java dev.migrate.it.modules.shop/src/main/migrations/3f2a90c1d7e4_fill_shelves.java
classes dev.migrate.it.modules.shop/src/main/migrations/3f2a90c1d7e4_fill_shelves.java.classes
'''
assert !new File(basedir, 'web/target').exists()

log.run(2).mentions "Revision 5b1e0d7c9a44 follows '27c6a30d7c24', which no file declares: "
log.run(2).failsWith 'Mend the headers of the files named, or restore what is missing.'
