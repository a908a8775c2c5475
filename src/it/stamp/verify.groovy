import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).failsWith '''\
A stamp has to be told where the database is.
Write -Drevisions=head, -Drevisions=<revision>, or -Drevisions=base for nothing applied.'''
log.run(2).failsWith '''\
Cannot stamp 'head': there are 2 heads, 3f2a90c1d7e4 (add invoice) and 3f9d22ab01ff (add tax).
Stamp both with -Drevisions=heads, or name one of them.'''

log.run(3).says 'Stamped from <base> to 3f2a90c1d7e4, 3f9d22ab01ff.'
log.run(4).says 'Stamped from 3f2a90c1d7e4, 3f9d22ab01ff to <base>.'
log.run(5).says 'Stamped from <base> to 3f2a90c1d7e4, 3f9d22ab01ff.'
log.run(6).says 'Stamped from 3f2a90c1d7e4, 3f9d22ab01ff to 1975ea83b712.'
log.run(6).says '1975ea83b712 (branchpoint)'

log.run(7).says 'Wrote target/stamp.sql'
def script = new File(basedir, 'target/stamp.sql').text
assert script.contains('-- tag: adopted\n')
assert script.contains('\n-- stamp 1975ea83b712 -> 3f2a90c1d7e4\n')
assert !script.contains('create table invoice')

log.run(8).failsWith '''\
A stamp script takes one revision, and no -Dpurge.
Write -Drevisions=<revision> or -Drevisions=<from>:<to>.'''
