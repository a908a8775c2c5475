def log = new File(basedir, 'build.log').text
assert log.contains('Running upgrade <base> -> 1975ea83b712, create account')
assert log.contains('Running upgrade 1975ea83b712 -> ae1027a6acf1, add name')
assert log.contains('Upgraded from <base> to ae1027a6acf1.')
assert log.contains('Nothing to do: the database is at ae1027a6acf1.')
assert log.contains('Downgraded from ae1027a6acf1 to 1975ea83b712.')
assert log.readLines().contains('1975ea83b712')
