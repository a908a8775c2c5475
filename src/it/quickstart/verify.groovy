def lines = new File(basedir, 'build.log').readLines()
assert lines.count { it.startsWith('[INFO] Running upgrade ') } == 28
assert lines.count { it.startsWith('[INFO] Running downgrade ') } == 14
assert lines.contains('<base> -> 3b7f09c2d1a4, create publishers, authors and books')
assert lines.count { it == '6c0f7be21d95 (head)' } == 2
