import java.nio.file.Files
import java.nio.file.Path

// a JDK that writes down what it is asked to run
def real = Path.of(System.getProperty('java.home'))
def jdk = basedir.toPath().resolve('target/jdk')
Files.createDirectories(jdk.resolve('bin'))
real.toFile().listFiles().findAll { it.name != 'bin' }.each { Files.createSymbolicLink(jdk.resolve(it.name), it.toPath()) }
real.resolve('bin').toFile().listFiles().findAll { it.name != 'java' }
    .each { Files.createSymbolicLink(jdk.resolve('bin').resolve(it.name), it.toPath()) }
def java = jdk.resolve('bin/java').toFile()
java.text = """\
#!/bin/sh
echo "\$@" >> ${basedir}/target/java.log
exec ${real}/bin/java "\$@"
"""
java.executable = true
new File(basedir, 'target/toolchains.xml').text = """\
<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides><vendor>watched</vendor></provides>
    <configuration><jdkHome>${jdk}</jdkHome></configuration>
  </toolchain>
</toolchains>
"""
return true
