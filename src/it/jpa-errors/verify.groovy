import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).mentions 'src/mapping/java/shop/Account.java is not compiled: there are no classes in target/mapping/classes.'
log.run(1).mentions 'Compile before: `mvn compile migrate:check`, or bind the goal to process-classes or later.'
[2, 3].each {
    log.run(it).mentions """\
[ERROR] Hibernate 6.6.53.Final cannot make a schema of the entities:
[ERROR]   Entity 'shop.Account' has no identifier (every '@Entity' class must declare or inherit at least one '@Id' or '@EmbeddedId' property)"""
    log.run(it).mentions 'Correct the mapping and compile again.'
}
log.run(4).mentions 'The project has entities and no JPA provider that could say which schema they want.'
log.run(5).mentions 'There are several persistence units: shop, archive.'
log.run(5).mentions 'Name the one that is the model: -Dmigrate.model.unit=shop'
log.run(6).mentions 'There is no persistence unit shopp among shop, archive.'
log.run(7).mentions 'Entities: 1 class of the persistence unit shop, by Hibernate 6.6.53.Final.'
log.run(7).mentions 'add table public.account (1 column)'
log.run(8).says 'No changes found between the revisions and the model: no file is written.'
log.run(8).neverSays 'HHH0'
log.run(9).mentions 'Unable to resolve name [nowhere.Strategy] as strategy [org.hibernate.boot.model.naming.PhysicalNamingStrategy]'
log.run(10).mentions 'are annotated with javax.persistence, and Hibernate 6.6.53.Final looks for jakarta.persistence.'
log.run(11).mentions 'shop.Account is compiled for Java 55, and the entities are read by Java '
log.run(12).mentions 'src/stale/java/shop/Account.java has changed since the classes were compiled.'
log.run(13).mentions 'There is no model that says which schema is wanted.'
log.run(14).mentions 'There is no entity in target/empty/classes.'
(1..14).each { log.run(it).neverSays 'at org.hibernate' }
