import dev.migrate.maven.it.TestServer

def server = TestServer.start(basedir)
context.put('server', server)
server.execute "create role shop superuser login password 'pounds'"
['hibernate-5.6', 'hibernate-6.6', 'hibernate-7.4', 'eclipselink-4', 'eclipselink-5', 'spring-boot-3', 'spring-boot-4'].each { provider ->
    server.execute "create database \"$provider\""
    server.execute "create database \"own-$provider\""
    new File(basedir, "target/$provider/migrations").mkdirs()
    new File(basedir, "target/${provider}.properties").text = """\
provider=$provider
migrate.url=postgres://127.0.0.1:${server.port()}/$provider
migrate.user=shop
migrate.password=pounds
"""
}
// the entities are written once, for jakarta.persistence
new File(basedir, 'src/main/java/shop').eachFile { file ->
    ['jakarta', 'javax'].each { api ->
        def copy = new File(basedir, "target/sources/$api/shop/${file.name}")
        copy.parentFile.mkdirs()
        copy.text = file.text.replace('jakarta.persistence', "${api}.persistence")
    }
}
return true
