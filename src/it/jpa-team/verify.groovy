import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)
context.get('server').close()
def migrations = new File(basedir, 'src/main/migrations')
