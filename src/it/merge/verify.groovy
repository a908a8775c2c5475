import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

// three heads, all of them where none is named
log.run(1).says 'Wrote src/three/9999aaaabbbb_merge_heads.sql'
assert new File(basedir, 'src/three/9999aaaabbbb_merge_heads.sql').text.contains('''
-- down-revision: 3f2a90c1d7e4, 3f9d22ab01ff, 77aa00bb11cc
-- branch-labels: joined
''')

log.run(2).says 'Wrote src/main/migrations/aaaabbbbcccc_join_invoices_and_taxes.sql'
assert new File(basedir, 'src/main/migrations/aaaabbbbcccc_join_invoices_and_taxes.sql').text.contains('''
-- down-revision: 3f2a90c1d7e4, 3f9d22ab01ff
''')
log.run(3).failsWith '''\
There is nothing to merge with aaaabbbbcccc (join invoices and taxes).
Name two or more with -Drevisions=, or write an ordinary revision with `mvn migrate:revision`.'''

log.run(4).says 'Running upgrade 3f2a90c1d7e4, 3f9d22ab01ff -> aaaabbbbcccc, join invoices and taxes'
log.run(4).says 'aaaabbbbcccc (head) (mergepoint)'
