def lines = new File(basedir, 'build.log').readLines()
assert lines.count { it.startsWith('[INFO] Running upgrade ') } == 26
assert lines.count { it.startsWith('[INFO] Running downgrade ') } == 13
assert lines.contains('<base> -> 3b7f09c2d1a4, create publishers, authors and books')
assert lines.count { it == 'f3059c6ae812 (head)' } == 2
