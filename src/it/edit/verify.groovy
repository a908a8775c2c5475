import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

// the editor of the first run is cat
log.run(1).says '''\
-- add name
--
-- revision: ae1027a6acf1'''
log.run(2).failsWith '''\
The editor 'false' ended with 1.
Look at what it printed above.'''
log.run(3).failsWith '''\
Neither $VISUAL nor $EDITOR names an editor.
Set one, or open the file that `mvn migrate:show -Drevision=…` names.'''
log.run(4).failsWith 'Correct $VISUAL or $EDITOR.'
log.run(5).failsWith '''\
There is no revision to edit.
Name one with -Drevision=.'''
