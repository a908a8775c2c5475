import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)
true
