import java.nio.file.Files
import java.nio.file.attribute.FileTime

// as a newer compiler would have written it: only the version is read
def newer = new File(basedir, 'target/newer/classes/shop/Account.class')
newer.parentFile.mkdirs()
newer.bytes = [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 99] as byte[]
newer << 'Ljakarta/persistence/Entity;'.bytes

def stale = new File(basedir, 'src/stale/java/shop/Account.java')
stale.parentFile.mkdirs()
stale.text = new File(basedir, 'src/units/java/shop/Account.java').text
Files.setLastModifiedTime(stale.toPath(), FileTime.fromMillis(System.currentTimeMillis() + 3600_000))
return true
